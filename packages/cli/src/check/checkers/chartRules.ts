import { checkFiles } from '../../rules/checkFiles';
import type { Checker } from '../Checker';
import { helm } from '../needs';
import { CANARY_VARIANT } from '../renderChart';

/** Names, numbers and references agree with the objects that the chart makes. */
export const chartRules: Checker = {
  id: 'rules-chart',
  title: 'files agree with what the chart makes',
  needs: [helm],
  scope: 'every',
  reads: render => render.files,
  async run({ render, manifests }) {
    const withoutChart = checkFiles(render.texts);
    const onlyWithChart = new Set(
      withoutChart.notChecked.map(({ rule }) => rule),
    );
    const { findings } = checkFiles(render.texts, {
      manifests: new Map(
        [...(await manifests())].filter(([name]) => name !== CANARY_VARIANT),
      ),
    });
    return findings.filter(
      ({ rule }) => rule !== undefined && onlyWithChart.has(rule),
    );
  },
};
