import type { Checker } from '../Checker';
import { chartValues } from './chartValues';
import { checkov } from './checkov';
import { errorBudgetGate } from './errorBudgetGate';
import { helmChart } from './helmChart';
import {
  actionlint,
  gitleaks,
  hadolint,
  shellcheck,
  zizmor,
} from './jsonLinters';
import { k6 } from './k6';
import { kubeScore } from './kubeScore';
import { kubernetesSchemas } from './kubernetesSchemas';
import { kubernetesStrict } from './kubernetesStrict';
import { markdownlint } from './markdownlint';
import { nodeTests } from './nodeService';
import { parseFiles } from './parseFiles';
import { promtool } from './promtool';
import { pythonLint, pythonTests } from './pythonService';
import { releaseScripts } from './releaseScripts';
import { chartRules, rules } from './rules';
import { serviceRuns } from './serviceRuns';
import { terraformFmt, terraformTest, terraformValidate } from './terraform';
import { tflint } from './tflint';
import { yamllint } from './yamllint';

/** Every checker of generated repositories, in the order that they are reported in. */
export const CHECKERS: readonly Checker[] = [
  parseFiles,
  rules,
  chartRules,
  chartValues,
  markdownlint,
  yamllint,
  helmChart,
  kubernetesSchemas,
  kubernetesStrict,
  kubeScore,
  terraformFmt,
  terraformValidate,
  terraformTest,
  tflint,
  checkov,
  promtool,
  actionlint,
  zizmor,
  hadolint,
  shellcheck,
  gitleaks,
  k6,
  releaseScripts,
  errorBudgetGate,
  pythonLint,
  pythonTests,
  nodeTests,
  serviceRuns,
];
