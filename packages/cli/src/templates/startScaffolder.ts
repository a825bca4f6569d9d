import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { localGitServiceRef } from '@causeway/plugin-local-git-node';
import goldenPathModule from '@causeway/plugin-scaffolder-backend-module-golden-path';
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { absentGitHost } from './absentGitHost';
import type { RenderCatalog } from './RenderCatalog';
import { silentLogger } from './silentLogger';

/** A scaffolder inside this process. */
export interface RunningScaffolder {
  /** Base URL of the scaffolder's REST API. */
  url: string;
  /** Bearer token that the API takes; made for this run. */
  token: string;
  stop(): Promise<void>;
}

/**
 * Starts the stock scaffolder with the golden paths' module, as the portal runs them, on a free port of the loopback
 * interface: with a catalog and a Git host in memory, and nothing kept on disk.
 */
export async function startScaffolder(options: {
  portalUrl: string;
  catalog: RenderCatalog;
  action: TemplateAction<{ render: string }>;
}): Promise<RunningScaffolder> {
  const { portalUrl, catalog, action } = options;
  const token = randomBytes(24).toString('hex');
  let server: Server | undefined;

  const config = new ConfigReader({
    app: { baseUrl: portalUrl },
    backend: {
      baseUrl: 'http://127.0.0.1',
      listen: { host: '127.0.0.1', port: 0 },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'causeway-cli' } },
        ],
      },
    },
  });

  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: silentLogger,
    }),
  );
  backend.add(
    rootHttpRouterServiceFactory({
      configure(context) {
        server = context.server;
        context.applyDefaults();
      },
    }),
  );
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalog,
    }),
  );
  backend.add(
    createServiceFactory({
      service: localGitServiceRef,
      deps: {},
      factory: () => absentGitHost,
    }),
  );
  backend.add(scaffolderPlugin);
  backend.add(goldenPathModule);
  backend.add(
    createBackendModule({
      pluginId: 'scaffolder',
      moduleId: 'causeway-render',
      register(env) {
        env.registerInit({
          deps: { actions: scaffolderActionsExtensionPoint },
          async init({ actions }) {
            actions.addActions(action);
          },
        });
      },
    }),
  );
  await backend.start();

  const address = server?.address();
  if (typeof address !== 'object' || !address) {
    await backend.stop();
    throw new Error('The scaffolder started without an address');
  }
  return {
    url: `http://127.0.0.1:${address.port}/api/scaffolder`,
    token,
    stop: () => backend.stop(),
  };
}
