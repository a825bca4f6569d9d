import { branchCommit } from '../git/branchCommit';
import { findMergeBase } from '../git/findMergeBase';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { OpenRepository } from './RepositoryService';

/**
 * The commit that a proposal's own commits begin after; undefined where it shares no history with its base. For an open
 * proposal it moves with the base branch.
 */
export async function startOfProposal(
  open: OpenRepository,
  proposal: ProposalRecord,
): Promise<string | undefined> {
  if (proposal.state !== 'open') return proposal.baseCommit;
  const base = await branchCommit(open.repository, proposal.base);
  return base
    ? findMergeBase(open.repository, base, proposal.headCommit)
    : proposal.baseCommit;
}
