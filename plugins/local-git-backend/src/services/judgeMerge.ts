import type { Mergeability } from '@causeway/plugin-local-git-common';
import type { BareRepository } from '../git/BareRepository';
import { findMergeBase } from '../git/findMergeBase';
import { mergeTrees } from '../git/mergeTrees';
import type { ProposalRecord } from '../store/ProposalRecord';

function result(
  state: Mergeability['state'],
  reason: string,
  conflictingPaths: string[] = [],
): Mergeability {
  return { state, reason, conflictingPaths };
}

/** Whether a proposal can be merged as its branches are now, and why not. */
export async function judgeMerge(options: {
  repository: BareRepository;
  proposal: ProposalRecord;
  baseTip: string | undefined;
  headTip: string | undefined;
  canMerge: boolean;
}): Promise<Mergeability> {
  const { repository, proposal, baseTip, headTip, canMerge } = options;
  const { head, base, state } = proposal;
  if (state !== 'open')
    return result('nothing-to-merge', `The proposal is ${state}.`);
  if (!headTip)
    return result(
      'unknown',
      `Branch '${head}' is gone; push it again or close the proposal.`,
    );
  if (!baseTip) return result('unknown', `Branch '${base}' is gone.`);

  const start = await findMergeBase(repository, baseTip, headTip);
  if (!start)
    return result('unknown', `'${head}' and '${base}' have no common history.`);
  if (start === headTip)
    return result(
      'nothing-to-merge',
      `'${base}' already has all of '${head}'.`,
    );
  if (start === baseTip)
    return result('clean', `'${base}' can be forwarded to '${head}'.`);
  if (!canMerge)
    return result(
      'unknown',
      "The portal's machine has a Git older than 2.38; merge locally and push.",
    );

  const merged = await mergeTrees(repository, baseTip, headTip);
  if (merged.clean)
    return result('clean', `'${head}' can be merged into '${base}'.`);
  const count = merged.conflictingPaths.length;
  return result(
    'conflicts',
    `Both branches changed the same lines of ${
      count === 1 ? '1 file' : `${count} files`
    }.`,
    merged.conflictingPaths,
  );
}
