// Starts the judging half of the SLO backend on a store, with real HTTP; everything round it answers at once.
const path = require('node:path');
const {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} = require('@backstage/backend-plugin-api');
const {
  actionsRegistryServiceRef,
} = require('@backstage/backend-plugin-api/alpha');
const {
  mockCredentials,
  startTestBackend,
} = require('@backstage/backend-test-utils');
const { catalogServiceRef } = require('@backstage/plugin-catalog-node');
const { eventsServiceRef } = require('@backstage/plugin-events-node');
const { notificationService } = require('@backstage/plugin-notifications-node');
const { signalsServiceRef } = require('@backstage/plugin-signals-node');

const source = path.resolve(__dirname, '../../plugins/slo-backend/src');
const { createJudge } = require(`${source}/createJudge`);
const { SpecLinter } = require(`${source}/specs/SpecLinter`);

const TEAMS = 20;
const SYSTEMS = 50;

function entityOf(ref) {
  const [kind, rest] = ref.split(':');
  const [namespace, name] = rest.split('/');
  const number = Number(name.split('-')[1] ?? 0);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toUpperCase() + kind.slice(1),
    metadata: { name, namespace, title: name, annotations: {} },
    spec: {},
    relations:
      kind === 'component'
        ? [
            {
              type: 'ownedBy',
              targetRef: `group:default/team-${number % TEAMS}`,
            },
            {
              type: 'partOf',
              targetRef: `system:default/system-${number % SYSTEMS}`,
            },
          ]
        : [],
  };
}

function serviceOf(service, implementation) {
  return createServiceFactory({
    service,
    deps: {},
    factory: () => implementation,
  });
}

/**
 * @returns the address of the backend, headers of a person, `evaluate` that judges all SLOs once, and `stop`
 */
async function startBackend({ knex, stores, config }) {
  const tasks = new Map();
  const nothing = async () => {};
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
        async init({ httpRouter, ...deps }) {
          const { router } = await createJudge({
            ...deps,
            knex,
            stores,
            linter: new SpecLinter(),
            localGit: {},
            localGitUrl: async () => 'http://localhost/api/local-git',
            changes: { subscribe: () => () => {}, publish: nothing },
            refresh: nothing,
          });
          httpRouter.use((req, res, next) => {
            req.url = req.url.replace(/^\/v1/, '');
            router(req, res, next);
          });
        },
      });
    },
  });
  const user = 'user:default/ann';
  const backend = await startTestBackend({
    features: [
      plugin,
      serviceOf(catalogServiceRef, {
        getEntitiesByRefs: async ({ entityRefs }) => ({
          items: entityRefs.map(entityOf),
        }),
        getEntities: async () => ({ items: [] }),
      }),
      serviceOf(coreServices.rootConfig, config),
      serviceOf(coreServices.scheduler, {
        scheduleTask: async ({ id, fn }) => {
          tasks.set(id, fn);
        },
      }),
      serviceOf(coreServices.userInfo, {
        getUserInfo: async () => ({
          userEntityRef: user,
          ownershipEntityRefs: [user, 'group:default/team-1'],
        }),
      }),
      serviceOf(eventsServiceRef, { publish: nothing, subscribe: nothing }),
      serviceOf(notificationService, { send: nothing }),
      serviceOf(signalsServiceRef, { publish: nothing }),
    ],
  });
  const { port } = backend.server.address();
  return {
    url: `http://localhost:${port}`,
    headers: { Authorization: mockCredentials.user.header(user) },
    evaluate: () => tasks.get('slo-evaluate')(new AbortController().signal),
    stop: () => backend.stop(),
  };
}

module.exports = { startBackend };
