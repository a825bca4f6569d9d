import { findObject } from './__testUtils__/findObject';
import { makeObjects } from './__testUtils__/makeObjects';
import type { KubernetesObject } from './KubernetesObject';

describe('clusterObjects', () => {
  it('has an Argo Rollouts canary that waits at a quarter', async () => {
    const objects = await makeObjects('playground-prod');
    const { spec, status, metadata } = findObject(
      objects,
      'Rollout',
      'learning-orchestrator',
    );
    const { steps } = (
      spec as unknown as {
        strategy: { canary: { steps: object[] } };
      }
    ).strategy.canary;
    expect(steps).toEqual([
      { setWeight: 5 },
      { pause: { duration: '15m' } },
      { setWeight: 25 },
      { pause: {} },
      { setWeight: 100 },
    ]);
    expect(status).toMatchObject({
      phase: 'Paused',
      currentStepIndex: 3,
      replicas: 8,
      observedGeneration: String(metadata.generation),
      canary: { weights: { canary: { weight: 25 }, stable: { weight: 75 } } },
    });
    const roles = objects
      .filter(
        ({ kind, metadata: { labels } }) =>
          kind === 'Pod' && labels?.['rollouts-pod-template-hash'],
      )
      .map(pod => pod.metadata.labels?.['rollouts-pod-template-hash']);
    expect(roles.filter(hash => hash === status.currentPodHash)).toHaveLength(
      2,
    );
    expect(roles.filter(hash => hash === status.stableRS)).toHaveLength(6);
  });

  it('has a Flagger canary under way, and one that succeeded', async () => {
    const staging = await makeObjects('playground-staging');
    expect(
      findObject(staging, 'Canary', 'adaptive-engine').status,
    ).toMatchObject({
      phase: 'Progressing',
      canaryWeight: 20,
    });
    expect(
      routes(findObject(staging, 'VirtualService', 'adaptive-engine')),
    ).toEqual([80, 20]);
    const prod = await makeObjects('playground-prod');
    expect(findObject(prod, 'Canary', 'adaptive-engine').status).toMatchObject({
      phase: 'Succeeded',
      canaryWeight: 0,
    });
    expect(
      findObject(prod, 'Deployment', 'adaptive-engine').spec.replicas,
    ).toBe(0);
    expect(
      findObject(prod, 'Deployment', 'adaptive-engine-primary').spec.replicas,
    ).toBe(6);
  });

  it('routes by weight to subsets that have ready pods', async () => {
    const prod = await makeObjects('playground-prod');
    expect(routes(findObject(prod, 'VirtualService', 'rag-api'))).toEqual([
      90, 10,
    ]);
    const { subsets } = findObject(prod, 'DestinationRule', 'rag-api')
      .spec as unknown as { subsets: { labels: { version: string } }[] };
    for (const { labels } of subsets) {
      const pods = prod.filter(
        ({ kind, metadata }) =>
          kind === 'Pod' && metadata.labels?.version === labels.version,
      );
      expect(pods.length).toBeGreaterThan(0);
    }
  });
});

function routes(virtualService: KubernetesObject) {
  const { http } = virtualService.spec as {
    http: { route: { weight: number }[] }[];
  };
  return http[0].route.map(({ weight }) => weight);
}
