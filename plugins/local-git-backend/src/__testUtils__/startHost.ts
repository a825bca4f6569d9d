import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  eventsServiceRef,
  type EventParams,
} from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ownsRepository } from '@causeway/plugin-local-git-common';
import localGitPlugin from '../index';

/** Ada is in learning-core, a group of learning; Max is in platform; Zoe in another team. */
export const people: Entity[] = [
  group('learning'),
  group('learning-core', 'group:default/learning'),
  group('platform'),
  group('growth'),
  user('ada', 'group:default/learning-core'),
  user('max', 'group:default/platform'),
  user('zoe', 'group:default/growth'),
];

const claims: Record<string, string[]> = {
  'user:default/ada': [
    'user:default/ada',
    'group:default/learning-core',
    'group:default/learning',
  ],
  'user:default/max': ['user:default/max', 'group:default/platform'],
  'user:default/zoe': ['user:default/zoe', 'group:default/growth'],
};

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    relations: parent ? [{ type: 'childOf', targetRef: parent }] : [],
  };
}

function user(name: string, memberOf: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: {
      profile: {
        displayName: `${name[0].toUpperCase()}${name.slice(1)} Example`,
        email: `${name}@example.test`,
      },
    },
    relations: [{ type: 'memberOf', targetRef: memberOf }],
  };
}

/** Authorization header of one of the people. */
export function as(name: string): string {
  return mockCredentials.user.header(`user:default/${name}`);
}

/** A running Git host on a free port. */
export interface TestHost {
  server: Server;
  /** `http://localhost:<port>` */
  baseUrl: string;
  /** Events published so far. */
  events: EventParams[];
  stop(): Promise<void>;
}

/**
 * A permission service with a policy as the portal's: signed-in people read all; owners and the platform group
 * change. The service under test resolves who owns what by asking `ownerOf`.
 */
function permissionsFor(ownerOf: (resourceRef: string) => string) {
  return createServiceFactory({
    service: mockServices.permissions.factory().service,
    deps: {},
    factory: () =>
      mockServices.permissions.mock({
        authorize: async (requests, options) => {
          const principal = options?.credentials?.principal;
          const isUser =
            typeof principal === 'object' &&
            principal !== null &&
            'userEntityRef' in principal;
          if (!isUser)
            return requests.map(() => ({ result: AuthorizeResult.ALLOW }));
          const mine = claims[String(principal.userEntityRef)] ?? [];
          return requests.map(({ permission, resourceRef }) => {
            const open = [
              'local-git.repository.read',
              'local-git.repository.create',
              'local-git.proposal.create',
            ];
            const owner = resourceRef ? ownerOf(resourceRef) : '';
            const allowed =
              mine.includes('group:default/platform') ||
              open.includes(permission.name) ||
              ownsRepository({ ownerEntityRef: owner }, mine);
            return {
              result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
            };
          });
        },
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      }),
  });
}

/** Starts the plugin in a backend of its own, with real HTTP. */
export async function startHost(options: {
  dataDirectory: string;
  config?: object;
  localMode?: boolean;
  features?: BackendFeature[];
}): Promise<TestHost> {
  const events: EventParams[] = [];
  const ownerOf = (resourceRef: string) =>
    resourceRef.startsWith('new:')
      ? resourceRef.slice(4)
      : `group:default/${resourceRef.split('/')[0]}`;
  const backend = await startTestBackend({
    features: [
      localGitPlugin,
      ...(options.features ?? []),
      catalogServiceMock.factory({ entities: people }),
      permissionsFor(ownerOf),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({
          publish: async (event: EventParams) => {
            events.push(event);
          },
          subscribe: async () => {},
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          causeway: {
            localMode: options.localMode ?? false,
            permissions: { platformGroups: ['group:default/platform'] },
          },
          localGit: { dataDirectory: options.dataDirectory, ...options.config },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  return {
    server: backend.server,
    baseUrl: `http://localhost:${port}`,
    events,
    stop: () => backend.stop(),
  };
}
