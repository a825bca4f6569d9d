import { ALL_RULES } from '../../rules/allRules';
import { checkFiles } from '../../rules/checkFiles';
import type { ParseCache } from '../../rules/model/Repository';
import type { Checker } from '../Checker';
import { helm } from '../needs';
import { CANARY_VARIANT } from '../renderChart';

/** Renders of one golden path differ in few files: the others are parsed once. */
const parsed: ParseCache = new Map();

const CHART_RULES = ALL_RULES.filter(rule => rule.needsManifests);

/** Names, numbers and references agree with the objects that the chart makes. */
export const chartRules: Checker = {
  id: 'rules-chart',
  title: 'files agree with what the chart makes',
  needs: [helm],
  scope: 'every',
  reads: render => render.files,
  async run({ render, manifests }) {
    const { findings } = checkFiles(render.texts, {
      manifests: new Map(
        [...(await manifests())].filter(([name]) => name !== CANARY_VARIANT),
      ),
      parsed,
      rules: CHART_RULES,
    });
    return findings;
  },
};
