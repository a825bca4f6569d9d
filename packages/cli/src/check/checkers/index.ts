import type { Checker } from '../Checker';
import { actionlint } from './actionlint';
import { chartRules } from './chartRules';
import { chartValues } from './chartValues';
import { checkov } from './checkov';
import { errorBudgetGate } from './errorBudgetGate';
import { gitleaks } from './gitleaks';
import { hadolint } from './hadolint';
import { helmChart } from './helmChart';
import { k6 } from './k6';
import { kubeScore } from './kubeScore';
import { kubernetesSchemas } from './kubernetesSchemas';
import { kubernetesStrict } from './kubernetesStrict';
import { markdownlint } from './markdownlint';
import { nodeTests } from './nodeService';
import { parseFiles } from './parseFiles';
import { promtool } from './promtool';
import { pythonLint } from './pythonLint';
import { pythonTests } from './pythonTests';
import { pythonTypes } from './pythonTypes';
import { releaseScripts } from './releaseScripts';
import { rules } from './rules';
import { serviceRuns } from './serviceRuns';
import { shellcheck } from './shellcheck';
import { terraformFmt } from './terraformFmt';
import { terraformTest } from './terraformTest';
import { terraformValidate } from './terraformValidate';
import { tflint } from './tflint';
import { yamllint } from './yamllint';
import { zizmor } from './zizmor';

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
  pythonTypes,
  pythonTests,
  nodeTests,
  serviceRuns,
];
