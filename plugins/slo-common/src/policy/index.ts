export { activeWaiver } from './activeWaiver';
export type { GateDecision } from './decideGate';
export { decideGate } from './decideGate';
export { DEFAULT_POLICY } from './DEFAULT_POLICY';
export type { DryRun, DryRunOptions, DryRunSlo } from './dryRunPolicy';
export { dryRunPolicy, dryRunSteps } from './dryRunPolicy';
export type {
  ErrorBudgetPolicy,
  PolicyAction,
  PolicyStage,
  PolicyWaiver,
  ReleaseRule,
} from './ErrorBudgetPolicy';
export { POLICY_ACTIONS, RELEASE_RULES } from './ErrorBudgetPolicy';
export { judgePolicy } from './judgePolicy';
export type { PolicyProblem } from './parsePolicy';
export { parsePolicy } from './parsePolicy';
export { policySchema } from './policySchema';
export type {
  PolicyCase,
  PolicyInput,
  PolicyMemory,
  PolicyVerdict,
  SloVerdict,
} from './PolicyVerdict';
export type { ChangeKind, Release } from './releaseOf';
export { CHANGE_KINDS, releaseOf } from './releaseOf';
export { replayVerdict } from './replayVerdict';
export { serializeVerdict } from './serializeVerdict';
