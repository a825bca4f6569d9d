import path from 'node:path';
import { Checker, CheckContext, ENVIRONMENTS, Found } from '../Checker';
import { helm } from '../needs';
import {
  CHART_DIR,
  chartArguments,
  chartName,
  KUBERNETES_VERSION,
} from '../renderChart';
import { chartFiles } from './fileSelection';

// [ERROR] templates/x.yaml: message
const LINT = /^\[(?:ERROR|WARNING)\] (?:(\S+): )?(.*)$/;

async function lint(
  { render, toolbox }: CheckContext,
  environment: string,
): Promise<Found[]> {
  const { status, stdout, stderr } = await toolbox.run('helm', [
    'lint',
    '--strict',
    ...chartArguments(render, environment),
  ]);
  const output = `${stdout}\n${stderr}`;
  const found = output.split('\n').flatMap((line): Found[] => {
    const [, place, message] = LINT.exec(line) ?? [];
    return message
      ? [
          {
            file: place ? `${CHART_DIR}/${place}` : CHART_DIR,
            rule: 'lint',
            message: `${environment}: ${message}`,
          },
        ]
      : [];
  });
  return status !== 0 && found.length === 0
    ? [{ file: CHART_DIR, rule: 'lint', message: `${environment}: ${output}` }]
    : found;
}

/** What a chart must refuse: prod by tag, and a value that it doesn't know. */
async function refusals({ render, toolbox }: CheckContext): Promise<Found[]> {
  const chart = path.join(render.dir, CHART_DIR);
  const [byTag, unknown] = await Promise.all([
    toolbox.run('helm', [
      'template',
      chartName(render),
      chart,
      '--kube-version',
      KUBERNETES_VERSION,
      '--values',
      path.join(chart, 'values-prod.yaml'),
    ]),
    toolbox.run('helm', ['lint', '--strict', chart, '--set', 'unknown=1']),
  ]);
  return [
    ...(byTag.status === 0
      ? [
          {
            file: `${CHART_DIR}/values-prod.yaml`,
            rule: 'prod-by-digest',
            message: 'prod is rendered without an image digest; refuse that',
          },
        ]
      : []),
    ...(unknown.status === 0
      ? [
          {
            file: `${CHART_DIR}/values.schema.json`,
            rule: 'unknown-value',
            message: 'a value that the chart does not know is accepted',
          },
        ]
      : []),
  ];
}

/** `helm lint --strict` and `helm template` for each environment. */
export const helmChart: Checker = {
  id: 'helm',
  title: 'helm lint and template, three environments',
  needs: [helm],
  scope: 'every',
  reads: chartFiles,
  async run(context) {
    const linted = await Promise.all(
      ENVIRONMENTS.map(environment => lint(context, environment)),
    );
    const manifests = await context.manifests();
    const empty = [...manifests].flatMap(([environment, text]): Found[] =>
      /^kind: (Deployment|Rollout|CronJob)$/m.test(text)
        ? []
        : [
            {
              file: CHART_DIR,
              rule: 'workload',
              message: `${environment}: the chart makes nothing that runs`,
            },
          ],
    );
    return [...linted.flat(), ...empty, ...(await refusals(context))];
  },
};
