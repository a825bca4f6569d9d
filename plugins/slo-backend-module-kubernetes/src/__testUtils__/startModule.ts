import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  sloSourcesExtensionPoint,
  type SpecSource,
} from '@causeway/plugin-slo-node';
import sloModuleKubernetes from '..';
import { kubernetesStandIn } from './kubernetesStandIn';

const kubernetes = process.env.NODE_OPTIONS?.includes('vm-modules')
  ? import('@backstage/plugin-kubernetes-backend')
  : kubernetesStandIn;

/** The module as it runs, until it is stopped. */
export interface StartedModule {
  /** What it added, unless it is switched off. */
  source: SpecSource | undefined;
  stop(): Promise<void>;
}

/** Starts the module beside the Kubernetes plugin itself, which knows clusters at these addresses. */
export async function startModule(options: {
  prod: string;
  staging: string;
  settings?: object;
}): Promise<StartedModule> {
  const { prod, staging, settings } = options;
  const sources: SpecSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        sloSourcesExtensionPoint,
        {
          addSource: () => {},
          addAlertSource: () => {},
          addSpecSource: source => sources.push(source),
        },
      ],
    ],
    features: [
      sloModuleKubernetes,
      kubernetes,
      catalogServiceMock.factory({
        entities: ['checkout', 'search'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name,
            annotations: { 'backstage.io/kubernetes-id': name },
          },
        })),
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost' },
          slo: { kubernetes: { timeout: '5s', ...settings } },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  clusterOf('prod', prod),
                  clusterOf('staging', staging),
                  { name: 'people', url: staging, authProvider: 'google' },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  return { source: sources[0], stop: () => backend.stop() };
}

function clusterOf(name: string, url: string) {
  return {
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: `token-of-${name}`,
  };
}
