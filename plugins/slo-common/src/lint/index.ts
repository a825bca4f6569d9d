export { fileRules } from './fileRules';
export type { LintProblem, LintRule } from './LintRule';
export { lintRules } from './lintRules';
export type { LintSettings } from './LintSettings';
export {
  lintSloFiles,
  type LintOptions,
  type LintResult,
} from './lintSloFiles';
