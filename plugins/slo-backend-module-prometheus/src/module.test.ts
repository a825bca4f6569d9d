import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type AlertSource,
  type SliSource,
  sloSourcesExtensionPoint,
} from '@causeway/plugin-slo-node';
import { storedSlosOf } from './__testUtils__/storedSlosOf';
import sloModulePrometheus from '.';

const [slo] = storedSlosOf(`version: prometheus/v1
service: shop
slos:
  - name: requests
    objective: 99
    sli: { raw: { error_ratio_query: 'a[{{.window}}]' } }
    alerting: { name: Burns }
`);

async function start(slos: object) {
  const sources: SliSource[] = [];
  const alertSources: AlertSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        sloSourcesExtensionPoint,
        {
          addSource: source => sources.push(source),
          addAlertSource: source => alertSources.push(source),
          addSpecSource: () => {},
        },
      ],
    ],
    features: [
      sloModulePrometheus,
      mockServices.rootConfig.factory({ data: { slo: slos } }),
    ],
  });
  await backend.stop();
  return { sources, alertSources };
}

describe('the module', () => {
  it('adds a source for each server, and each SLO to one of them', async () => {
    const { sources, alertSources } = await start({
      prometheus: [
        { name: 'main', url: 'http://main.example' },
        { name: 'edge', url: 'http://edge.example', delay: '5m' },
      ],
      alertmanagers: [{ name: 'main', url: 'http://alerts.example' }],
    });

    expect(sources.map(({ id, delayMs }) => [id, delayMs])).toEqual([
      ['prometheus:main', 60_000],
      ['prometheus:edge', 300_000],
    ]);
    expect(alertSources.map(({ id }) => id)).toEqual([
      'prometheus:main',
      'prometheus:edge',
      'alertmanager:main',
    ]);
    const annotations = { 'causeway.dev/slo-prometheus': 'edge' };
    expect(sources.map(source => source.supports(slo))).toEqual([true, false]);
    expect(
      sources.map(source => source.supports({ ...slo, annotations })),
    ).toEqual([false, true]);
  });

  it('adds nothing without settings', async () => {
    expect(await start({})).toEqual({ sources: [], alertSources: [] });
  });
});
