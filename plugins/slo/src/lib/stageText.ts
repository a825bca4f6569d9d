import type { ReleaseRule, SloSummary } from '@causeway/plugin-slo-common';

/** A stage as a few words with their weight. */
export interface StageText {
  text: string;
  tone?: 'ok' | 'risk' | 'bad' | 'unk';
}

const BY_RULE: Record<ReleaseRule, { text?: string; tone?: 'risk' | 'bad' }> = {
  all: {},
  reviewed: { text: 'review needed', tone: 'risk' },
  fixes: { text: 'feature changes stopped', tone: 'bad' },
  'security and reliability fixes': {
    text: 'frozen but for fixes',
    tone: 'bad',
  },
};

/** What the policy says to changes, in a few words. */
export function stageText(
  stage: SloSummary['stage'],
  quarantined: string | null = null,
): StageText {
  if (quarantined) return { text: 'kept out', tone: 'unk' };
  if (!stage || stage.status === 'unknown') {
    return { text: 'no verdict', tone: 'unk' };
  }
  if (!stage.index) return { text: 'normal' };
  const { text, tone } = BY_RULE[stage.releases ?? 'all'];
  return { text: text ?? stage.name ?? `stage ${stage.index}`, tone };
}
