import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';

interface ConfiguredCluster {
  name: string;
  url: string;
  authProvider: string;
  serviceAccountToken?: string;
}

/**
 * The two routes of the Kubernetes plugin that are asked, for services only. Jest can't load the plugin itself, which imports
 * a module that is ESM only, unless Node runs with --experimental-vm-modules: then the tests take the plugin.
 */
export const kubernetesStandIn = createBackendPlugin({
  pluginId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ config, httpAuth, httpRouter }) {
        const clusters = config
          .getConfigArray('kubernetes.clusterLocatorMethods')
          .flatMap(method => method.get<ConfiguredCluster[]>('clusters'));
        httpRouter.use(async (request, response) => {
          await httpAuth.credentials(request, { allow: ['service'] });
          if (request.path === '/clusters') {
            const items = clusters.map(({ name, authProvider }) => ({
              name,
              authProvider,
            }));
            response.json({ items });
            return;
          }
          const name = request.header('Backstage-Kubernetes-Cluster');
          const cluster = clusters.find(one => one.name === name);
          const answer = await fetch(
            `${cluster?.url}${request.url.replace(/^\/proxy/, '')}`,
            {
              headers: {
                Authorization: `Bearer ${cluster?.serviceAccountToken}`,
              },
            },
          );
          response.status(answer.status).send(await answer.text());
        });
      },
    });
  },
});
