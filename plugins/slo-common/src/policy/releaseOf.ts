import { PolicyStage, ReleaseRule } from './ErrorBudgetPolicy';

/** What kind of change somebody wants to ship. @public */
export const CHANGE_KINDS = ['feature', 'fix', 'critical'] as const;

/** @public */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * What a stage says to a kind of change.
 *
 * @public
 */
export interface Release {
  allowed: boolean;
  /** What the change has to fulfil, that the portal can't see. */
  condition?: string;
}

const REVIEW = 'it needs a second reviewer';
const ALLOWED: Release = { allowed: true };
const BLOCKED: Release = { allowed: false };

const BY_RULE: Record<ReleaseRule, Record<ChangeKind, Release>> = {
  all: { feature: ALLOWED, fix: ALLOWED, critical: ALLOWED },
  reviewed: {
    feature: { allowed: true, condition: REVIEW },
    fix: { allowed: true, condition: REVIEW },
    critical: ALLOWED,
  },
  fixes: { feature: BLOCKED, fix: ALLOWED, critical: ALLOWED },
  'security and reliability fixes': {
    feature: BLOCKED,
    fix: {
      allowed: true,
      condition: 'only a fix of reliability or security may ship',
    },
    critical: ALLOWED,
  },
};

/**
 * Whether a kind of change may ship in a stage. What the portal does in it counts too: `stop-features` stops features,
 * `freeze-non-critical` everything but critical changes.
 *
 * @public
 */
export function releaseOf(stage: PolicyStage, change: ChangeKind): Release {
  const stopped =
    (change === 'feature' && stage.automatic.includes('stop-features')) ||
    (change !== 'critical' && stage.automatic.includes('freeze-non-critical'));
  if (stopped) {
    return BLOCKED;
  }
  const release = BY_RULE[stage.releases][change];
  const review =
    stage.automatic.includes('require-review') && change !== 'critical';
  return release.allowed && !release.condition && review
    ? { allowed: true, condition: REVIEW }
    : release;
}
