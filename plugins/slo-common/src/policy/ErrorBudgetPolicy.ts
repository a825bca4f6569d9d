import { SloWindow } from '../model/SloWindow';

/** What may be released in a stage, from the most to the least. @public */
export const RELEASE_RULES = [
  'all',
  'reviewed',
  'fixes',
  'security and reliability fixes',
] as const;

/** @public */
export type ReleaseRule = (typeof RELEASE_RULES)[number];

/** What the portal does when a stage begins. @public */
export const POLICY_ACTIONS = [
  'notify-owner',
  'require-review',
  'freeze-non-critical',
  'stop-features',
  'open-postmortem',
] as const;

/** @public */
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** A step of a policy. @public */
export interface PolicyStage {
  /** Share of the budget at which it begins, above 0. */
  consumed: number;
  name: string;
  releases: ReleaseRule;
  /** What people do, in their words. */
  actions: string[];
  /** What the portal does. */
  automatic: PolicyAction[];
}

/**
 * Lets changes pass in spite of the stage; names its reason and ends by itself.
 *
 * @public
 */
export interface PolicyWaiver {
  reason: string;
  approvedBy: string;
  from: number;
  until: number;
  /** Only for stages of these SLOs; for all without it. */
  slos?: string[];
}

/**
 * What happens as an error budget is used up.
 *
 * @public
 */
export interface ErrorBudgetPolicy {
  /** The service, where the policy is of one. */
  service?: string;
  owner?: string;
  /** Over which budgets are counted, where the SLO's spec doesn't say. */
  window: SloWindow;
  /** Names of the SLOs that count; all without it. The one that has used most decides. */
  slos?: string[];
  /** Sorted by `consumed`. */
  stages: PolicyStage[];
  /** A stage ends when this much less than its threshold is used, so that it doesn't come and go. */
  hysteresis: number;
  /** Below this the ledger is too incomplete for a verdict. */
  minimumCoverage: number;
  /** Fewer bad events than this begin no stage. */
  minimumBad: number;
  /** The gate's answer where there is no verdict. */
  whenUnknown: 'unknown' | 'allow' | 'block';
  exceptions: { approvedBy?: string; longestMs: number };
  waivers: PolicyWaiver[];
}
