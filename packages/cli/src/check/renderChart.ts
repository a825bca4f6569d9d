import path from 'node:path';
import { parse } from 'yaml';
import { ENVIRONMENTS } from './Checker';
import type { Render } from './Render';
import type { Toolbox } from './Toolbox';

/** Kubernetes release that charts are made for. */
export const KUBERNETES_VERSION = '1.35.0';

/** Any digest will do: the release puts in its own. */
export const ANY_DIGEST = `sha256:${'0'.repeat(64)}`;

/** Key of the objects that prod has during a canary, where the chart itself splits the traffic. */
export const CANARY_VARIANT = 'prod-canary';

/** Folder of the chart in every generated repository. */
export const CHART_DIR = 'deploy/helm';

/** Name of the chart, which is the service's. */
export function chartName(render: Render): string {
  const chart = parse(render.texts.get(`${CHART_DIR}/Chart.yaml`) ?? '');
  if (typeof chart?.name !== 'string') {
    throw new Error(`${CHART_DIR}/Chart.yaml has no name`);
  }
  return chart.name;
}

/** The arguments by which Argo CD would render the chart for an environment. */
export function chartArguments(render: Render, environment: string): string[] {
  return [
    path.join(render.dir, CHART_DIR),
    '--namespace',
    `${chartName(render)}-${environment}`,
    '--values',
    path.join(render.dir, CHART_DIR, `values-${environment}.yaml`),
    '--set',
    `image.digest=${ANY_DIGEST}`,
  ];
}

/** What a chart is rendered as: an environment, or prod in the middle of a canary that the chart itself weighs. */
function variantsOf(render: Render): Array<[name: string, args: string[]]> {
  const values: unknown = parse(
    render.texts.get(`${CHART_DIR}/values.yaml`) ?? '',
  );
  const weighsCanary =
    typeof values === 'object' && values !== null && 'canary' in values;
  return [
    ...ENVIRONMENTS.map((environment): [string, string[]] => [
      environment,
      chartArguments(render, environment),
    ]),
    ...(weighsCanary
      ? [
          [
            CANARY_VARIANT,
            [
              ...chartArguments(render, 'prod'),
              '--set',
              `canary.weight=5,canary.digest=${ANY_DIGEST}`,
            ],
          ] satisfies [string, string[]],
        ]
      : []),
  ];
}

/**
 * The objects of the chart, by environment, as `helm template` prints them.
 *
 * @throws Error with what Helm says when it can't
 */
export async function renderChart(options: {
  render: Render;
  toolbox: Toolbox;
}): Promise<Map<string, string>> {
  const { render, toolbox } = options;
  const name = chartName(render);
  return new Map(
    await Promise.all(
      variantsOf(render).map(
        async ([variant, args]) =>
          [
            variant,
            await toolbox.output('helm', [
              'template',
              name,
              ...args,
              '--kube-version',
              KUBERNETES_VERSION,
            ]),
          ] as const,
      ),
    ),
  );
}
