import type { Server } from 'node:http';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type BackstageCredentials,
  type SchedulerServiceTaskFunction,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import type { SloChange } from '@causeway/plugin-slo-node';
import { lintSloFiles } from '@causeway/plugin-slo-common';
import { createJudge } from '../createJudge';
import { openDatabase } from '../database/openDatabase';
import { companyEntities, NOW } from './company';
import { memoryStores, type MemoryData } from './memoryStores';

/** What signed-in people are allowed besides reading; the catalog shows `secret` to Max alone. */
const GRANTS: Record<string, string[]> = {
  'user:default/ada': ['slo.refresh'],
  'user:default/max': ['slo.refresh', 'slo.waiver.grant'],
  'user:default/guest': [],
};
const OWNERSHIP: Record<string, string[]> = {
  'user:default/ada': ['user:default/ada', 'group:default/learning'],
  'user:default/eve': ['user:default/eve', 'group:default/ranking'],
  'user:default/max': ['user:default/max', 'group:default/platform'],
};
const READS = ['slo.read', 'slo.gate.read'];

/** Authorization header of a person, or of the release with its token that may only ask the gate. */
export function as(
  name: 'ada' | 'eve' | 'max' | 'guest' | 'nobody' | 'gate' | 'ci',
): string {
  return name === 'gate' || name === 'ci'
    ? mockCredentials.service.header({
        onBehalfOf: mockCredentials.service(`external:${name}`),
        targetPluginId: 'slo',
      })
    : mockCredentials.user.header(`user:default/${name}`);
}

/** A running judge with its stores in memory. */
export interface TestJudge {
  server: Server;
  data: MemoryData;
  stores: ReturnType<typeof memoryStores>;
  /** What was published, sent and asked to be read again. */
  notifications: object[];
  events: object[];
  signals: object[];
  changes: SloChange[];
  refreshed: string[];
  /** Runs a scheduled task now. */
  run(task: 'slo-evaluate' | 'slo-alerts' | 'slo-policy'): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the judging half in a backend of its own, with real HTTP. */
export async function startJudge(options: {
  data: MemoryData;
  entities?: Entity[];
  config?: object;
  localGit?: Partial<LocalGitService>;
  now?: () => number;
}): Promise<TestJudge> {
  const { data, entities = companyEntities, now = () => NOW } = options;
  const stores = memoryStores(data);
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const told: Omit<TestJudge, 'server' | 'data' | 'stores' | 'stop' | 'run'> = {
    notifications: [],
    events: [],
    signals: [],
    changes: [],
    refreshed: [],
  };
  const plugin = createBackendPlugin({
    pluginId: 'slo',
    register(env) {
      env.registerInit({
        deps: {
          actionsRegistry: actionsRegistryServiceRef,
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          events: eventsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          notifications: notificationService,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          scheduler: coreServices.scheduler,
          signals: signalsServiceRef,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          const { router } = await createJudge({
            ...deps,
            knex: await openDatabase(deps.database),
            linter: { lint: async (files, lint) => lintSloFiles(files, lint) },
            localGit: (options.localGit ?? {}) as LocalGitService,
            localGitUrl: async () => 'http://localhost:7007/api/local-git',
            stores,
            changes: {
              subscribe: () => () => {},
              publish: async change => {
                told.changes.push(change);
              },
            },
            refresh: async ref => {
              told.refreshed.push(ref);
            },
            now,
          });
          deps.httpRouter.use((req, res, next) =>
            req.path.startsWith('/v1/')
              ? (Object.assign(req, { url: req.url.slice(3) }),
                router(req, res, next))
              : next(),
          );
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      catalogFactory(entities),
      permissionsFactory(),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          mockServices.scheduler.mock({
            scheduleTask: async ({ id, fn }) => {
              tasks.set(id, fn);
            },
          }),
      }),
      recorder(eventsServiceRef, told.events),
      recorder(notificationService, told.notifications),
      recorder(signalsServiceRef, told.signals),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async (credentials: BackstageCredentials) => {
            const userEntityRef = userOf(credentials) ?? '';
            const ownershipEntityRefs = OWNERSHIP[userEntityRef] ?? [];
            return { userEntityRef, ownershipEntityRefs };
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          ...options.config,
        },
      }),
    ],
  });
  return {
    ...told,
    data,
    stores,
    server: backend.server,
    run: async task => {
      await tasks.get(task)?.(new AbortController().signal);
    },
    stop: () => backend.stop(),
  };
}

function userOf({ principal }: BackstageCredentials): string | undefined {
  return typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : undefined;
}

function subjectOf({ principal }: BackstageCredentials): string {
  return typeof principal === 'object' &&
    principal !== null &&
    'subject' in principal
    ? String(principal.subject)
    : '';
}

/** The gate's token is restricted to its permission, as `accessRestrictions` does it. */
function permissionsFactory() {
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () =>
      mockServices.permissions.mock({
        authorize: async (requests, options) =>
          requests.map(({ permission }) => {
            const credentials = options?.credentials;
            const user = credentials && userOf(credentials);
            const service = credentials ? subjectOf(credentials) : '';
            const granted = user
              ? [
                  ...(user === 'user:default/nobody' ? [] : READS),
                  ...(GRANTS[user] ?? []),
                ]
              : [service.endsWith('gate') ? 'slo.gate.read' : permission.name];
            return {
              result: granted.includes(permission.name)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
            };
          }),
      }),
  });
}

function catalogFactory(entities: Entity[]) {
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: (): CatalogService => {
      const catalog = catalogServiceMock({ entities });
      const hidden = (ref: string, credentials: BackstageCredentials) =>
        ref.endsWith('/secret') &&
        userOf(credentials) !== undefined &&
        userOf(credentials) !== 'user:default/max';
      return Object.assign(Object.create(catalog), catalog, {
        getEntitiesByRefs: async (
          request: { entityRefs: string[] },
          { credentials }: { credentials: BackstageCredentials },
        ) => {
          // Backstage lets a token that is restricted to one plugin into no other.
          if (subjectOf(credentials).startsWith('external:')) {
            throw new NotAllowedError('not included in access restrictions');
          }
          return {
            items: request.entityRefs.map(ref =>
              hidden(ref, credentials)
                ? undefined
                : entities.find(entity => stringifyEntityRef(entity) === ref),
            ),
          };
        },
      });
    },
  });
}

function recorder<T extends object>(
  service: ServiceRef<T, 'plugin', 'singleton'>,
  into: object[],
) {
  const push = async (item: object) => {
    into.push(item);
  };
  return createServiceFactory({
    service,
    deps: {},
    factory: () =>
      ({
        publish: push,
        send: push,
        subscribe: async () => {},
      } as unknown as T),
  });
}
