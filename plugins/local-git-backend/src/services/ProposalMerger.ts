import { ConflictError, NotImplementedError } from '@backstage/errors';
import type {
  MergeProposalRequest,
  Mergeability,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import type { BareRepository } from '../git/BareRepository';
import { branchCommit } from '../git/branchCommit';
import { cleanIdentity } from '../git/CommitIdentity';
import { findMergeBase } from '../git/findMergeBase';
import { keepProposalCommit } from '../git/keepProposalCommit';
import { mergeTrees } from '../git/mergeTrees';
import { updateRef } from '../git/updateRef';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { CommitAuthors } from './CommitAuthors';
import { judgeMerge } from './judgeMerge';
import { INVENTED_BRANCH_PREFIX } from './ProposalBranches';
import type { PushRecorder } from './PushRecorder';
import type { OpenRepository } from './RepositoryService';

/** What a merge did. */
export interface MergeOutcome {
  /** Where the base branch is now. */
  mergeCommit: string;
  headCommit: string;
  /** Common ancestor before the merge. */
  baseCommit: string;
}

interface Tips {
  baseTip: string;
  headCommit: string;
  baseCommit: string;
}

/** Merges proposals in the bare repository: no work tree, and the branch moves in one step or not at all. */
export class ProposalMerger {
  readonly #authors: CommitAuthors;
  readonly #pushes: PushRecorder;
  readonly #canMerge: boolean;

  /** @param options.canMerge - whether the installed git can merge histories that went apart */
  constructor(options: {
    authors: CommitAuthors;
    pushes: PushRecorder;
    canMerge: boolean;
  }) {
    this.#authors = options.authors;
    this.#pushes = options.pushes;
    this.#canMerge = options.canMerge;
  }

  async mergeability(
    { repository }: OpenRepository,
    proposal: ProposalRecord,
  ): Promise<Mergeability> {
    const [baseTip, headTip] = await Promise.all([
      branchCommit(repository, proposal.base),
      branchCommit(repository, proposal.head),
    ]);
    const canMerge = this.#canMerge;
    return judgeMerge({ repository, proposal, baseTip, headTip, canMerge });
  }

  /** Moves the base branch to the merged state. Fails, changing nothing, if a branch moved on meanwhile. */
  async merge(
    { record, repository }: OpenRepository,
    proposal: ProposalRecord,
    request: MergeProposalRequest,
    caller: Caller,
  ): Promise<MergeOutcome> {
    const tips = await findTips(repository, proposal, request);
    const { baseTip, headCommit, baseCommit } = tips;
    const mergeCommit =
      request.method === 'fast-forward'
        ? fastForward(proposal, tips)
        : await this.#makeMergeCommit(repository, proposal, tips, caller);
    const ref = `refs/heads/${proposal.base}`;
    await updateRef(repository, { ref, to: mergeCommit, from: baseTip });
    await keepProposalCommit(repository, proposal.number, headCommit);
    const update = { ref, before: baseTip, after: mergeCommit };
    await this.#pushes.record(record, repository, [update], caller.actor);
    return { mergeCommit, headCommit, baseCommit };
  }

  /** Deletes the merged branch if that is wanted, unless it has moved. */
  async deleteHead(
    { record, repository }: OpenRepository,
    proposal: ProposalRecord,
    options: { headCommit: string; request: MergeProposalRequest },
    caller: Caller,
  ): Promise<void> {
    const { headCommit, request } = options;
    const wanted =
      request.deleteBranch ?? proposal.head.startsWith(INVENTED_BRANCH_PREFIX);
    if (!wanted || proposal.head === record.defaultBranch) return;
    const ref = `refs/heads/${proposal.head}`;
    const { exitCode } = await repository.run(
      ['update-ref', '-d', ref, headCommit],
      { okCodes: [0, 1, 128] },
    );
    if (exitCode !== 0) return;
    const update = { ref, before: headCommit };
    await this.#pushes.record(record, repository, [update], caller.actor);
  }

  async #makeMergeCommit(
    repository: BareRepository,
    proposal: ProposalRecord,
    tips: Tips,
    caller: Caller,
  ): Promise<string> {
    const tree = await this.#mergedTree(repository, proposal, tips);
    const { title, number, head } = proposal;
    const { name, email } = cleanIdentity(
      await this.#authors.identityOf(caller.actor),
    );
    return repository.text(
      ['commit-tree', tree, '-p', tips.baseTip, '-p', tips.headCommit],
      {
        input: `${title} (#${number})\n\nMerges proposal ${number} from '${head}'.\n`,
        env: {
          GIT_AUTHOR_NAME: name,
          GIT_AUTHOR_EMAIL: email,
          GIT_COMMITTER_NAME: name,
          GIT_COMMITTER_EMAIL: email,
        },
      },
    );
  }

  async #mergedTree(
    repository: BareRepository,
    { head, base }: ProposalRecord,
    { baseTip, headCommit, baseCommit }: Tips,
  ): Promise<string> {
    // Nothing happened on the base branch meanwhile: the result is the head's own tree, and any git will do.
    if (baseCommit === baseTip) {
      return repository.text(['rev-parse', '--verify', `${headCommit}^{tree}`]);
    }
    if (!this.#canMerge) {
      throw new NotImplementedError(
        `Merging in the portal needs Git 2.38 or newer on its machine; merge '${base}' into '${head}' locally and push.`,
      );
    }
    const merged = await mergeTrees(repository, baseTip, headCommit);
    if (merged.clean) return merged.tree;
    const paths = merged.conflictingPaths.join(', ');
    throw new ConflictError(
      `'${head}' can't be merged: both branches changed ${paths}. Merge '${base}' into it locally, settle the conflicts and push.`,
    );
  }
}

async function findTips(
  repository: BareRepository,
  { base, head }: ProposalRecord,
  request: MergeProposalRequest,
): Promise<Tips> {
  const baseTip = await branchCommit(repository, base);
  const headCommit = await branchCommit(repository, head);
  if (!baseTip || !headCommit) {
    throw new ConflictError(`Branch '${baseTip ? head : base}' is gone.`);
  }
  if (request.headCommit && request.headCommit !== headCommit) {
    throw new ConflictError(
      `'${head}' has got new commits since you looked; look again and repeat.`,
    );
  }
  const baseCommit = await findMergeBase(repository, baseTip, headCommit);
  if (!baseCommit) {
    throw new ConflictError(`'${head}' and '${base}' have no common history.`);
  }
  if (baseCommit === headCommit) {
    throw new ConflictError(`There is nothing to merge: '${base}' has it all.`);
  }
  return { baseTip, headCommit, baseCommit };
}

function fastForward({ base }: ProposalRecord, tips: Tips): string {
  if (tips.baseCommit === tips.baseTip) return tips.headCommit;
  throw new ConflictError(
    `'${base}' has moved on, so it can't just be forwarded; make a merge commit.`,
  );
}
