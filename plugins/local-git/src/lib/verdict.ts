import type { ProposalDetails } from '@causeway/plugin-local-git-common';

/** Whether a proposal can be merged, in plain words. */
export interface Verdict {
  tone: 'ok' | 'bad' | 'unk';
  title: string;
  text: string;
}

/** What to say of a proposal's state. */
export function verdictOf(proposal: ProposalDetails): Verdict {
  const { state, base, mergeability } = proposal;
  if (state === 'merged') {
    return {
      tone: 'ok',
      title: 'Merged',
      text: `The change is part of ${base}.`,
    };
  }
  if (state === 'closed') {
    return {
      tone: 'unk',
      title: 'Closed',
      text: 'The change was not merged. Its commits are kept.',
    };
  }
  const text = mergeability.reason;
  switch (mergeability.state) {
    case 'clean':
      return { tone: 'ok', title: 'No conflicts', text };
    case 'conflicts':
      return { tone: 'bad', title: 'Conflicts must be settled first', text };
    case 'nothing-to-merge':
      return { tone: 'unk', title: 'Nothing to merge', text };
    default:
      return { tone: 'unk', title: 'Unknown whether it can be merged', text };
  }
}
