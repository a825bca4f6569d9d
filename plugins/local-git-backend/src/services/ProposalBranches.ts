import { randomBytes } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotImplementedError,
} from '@backstage/errors';
import {
  checkRefName,
  type CreateProposalRequest,
  type MergeProposalRequest,
  type Mergeability,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import type { BareRepository } from '../git/BareRepository';
import { cleanIdentity } from '../git/CommitIdentity';
import { commitFiles } from '../git/commitFiles';
import { findMergeBase } from '../git/findMergeBase';
import { mergeTrees } from '../git/mergeTrees';
import { updateRef } from '../git/updateRef';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { ProposalStore } from '../store/ProposalStore';
import type { CommitAuthors } from './CommitAuthors';
import { judgeMerge } from './judgeMerge';
import type { PushListener, PushRecorder } from './PushRecorder';
import type { OpenRepository } from './RepositoryService';

/** The branches behind a proposal, as they are when it is opened. */
export interface PreparedBranches {
  head: string;
  base: string;
  headCommit: string;
  /** Common ancestor. */
  baseCommit: string;
}

/** What proposals do in the repository itself. */
export class ProposalBranches {
  readonly #store: ProposalStore;
  readonly #authors: CommitAuthors;
  readonly #pushes: PushRecorder;
  readonly #canMerge: boolean;

  /** @param options.canMerge - whether the installed git can merge without a work tree */
  constructor(options: {
    store: ProposalStore;
    authors: CommitAuthors;
    pushes: PushRecorder;
    canMerge: boolean;
  }) {
    this.#store = options.store;
    this.#authors = options.authors;
    this.#pushes = options.pushes;
    this.#canMerge = options.canMerge;
  }

  async commitOf(
    { repository }: OpenRepository,
    branch: string,
  ): Promise<string | undefined> {
    return branchCommit(repository, branch);
  }

  /** Checks the branches of a new proposal; makes the head branch if it comes as files. */
  async prepare(
    open: OpenRepository,
    request: CreateProposalRequest,
    caller: Caller,
  ): Promise<PreparedBranches> {
    const { repository, record } = open;
    const base = request.base ?? record.defaultBranch;
    const baseTip = await branchCommit(repository, base);
    if (!baseTip)
      throw new InputError(
        `There is no branch '${base}' to propose a change to.`,
      );
    const head =
      request.head ?? (request.files ? inventBranch(request.title) : '');
    const problem = checkRefName(head);
    if (problem) throw new InputError(`The branch with the change: ${problem}`);
    if (head === base)
      throw new InputError(
        `A change can't be proposed from '${head}' to itself.`,
      );

    const headCommit = request.files
      ? await this.#commitChange(open, {
          head,
          parent: baseTip,
          request,
          caller,
        })
      : await branchCommit(repository, head);
    if (!headCommit)
      throw new InputError(
        `There is no branch '${head}'; push it, or give 'files'.`,
      );
    const baseCommit = await findMergeBase(repository, baseTip, headCommit);
    if (!baseCommit)
      throw new InputError(`'${head}' and '${base}' have no common history.`);
    if (baseCommit === headCommit)
      throw new InputError(
        `'${base}' already has everything that is on '${head}'.`,
      );
    return { head, base, headCommit, baseCommit };
  }

  /** Keeps a proposal's commits in the repository also when its branch goes. */
  async keep(
    { repository }: OpenRepository,
    number: number,
    commit: string,
  ): Promise<void> {
    await repository.run([
      'update-ref',
      `refs/causeway/proposals/${number}`,
      commit,
    ]);
  }

  async mergeability(
    { repository }: OpenRepository,
    proposal: ProposalRecord,
  ): Promise<Mergeability> {
    const [baseTip, headTip] = await Promise.all([
      branchCommit(repository, proposal.base),
      branchCommit(repository, proposal.head),
    ]);
    return judgeMerge({
      repository,
      proposal,
      baseTip,
      headTip,
      canMerge: this.#canMerge,
    });
  }

  /** Moves the base branch to the merged state. Fails, changing nothing, if a branch moved on meanwhile. */
  async merge(
    open: OpenRepository,
    proposal: ProposalRecord,
    request: MergeProposalRequest,
    caller: Caller,
  ): Promise<{ mergeCommit: string; headCommit: string; baseCommit: string }> {
    const { repository, record } = open;
    const baseTip = await branchCommit(repository, proposal.base);
    const headCommit = await branchCommit(repository, proposal.head);
    if (!baseTip) throw new ConflictError(`Branch '${proposal.base}' is gone.`);
    if (!headCommit)
      throw new ConflictError(`Branch '${proposal.head}' is gone.`);
    if (request.headCommit && request.headCommit !== headCommit) {
      throw new ConflictError(
        `'${proposal.head}' has got new commits since you looked; look again and repeat.`,
      );
    }
    const baseCommit = await findMergeBase(repository, baseTip, headCommit);
    if (!baseCommit)
      throw new ConflictError(
        `'${proposal.head}' and '${proposal.base}' have no common history.`,
      );
    if (baseCommit === headCommit)
      throw new ConflictError(
        `There is nothing to merge: '${proposal.base}' has it all.`,
      );

    const mergeCommit =
      request.method === 'fast-forward'
        ? fastForward({ proposal, baseTip, baseCommit, headCommit })
        : await this.#mergeCommit(repository, {
            proposal,
            baseTip,
            headCommit,
            caller,
          });
    const ref = `refs/heads/${proposal.base}`;
    await updateRef(repository, { ref, to: mergeCommit, from: baseTip });
    await this.keep(open, proposal.number, headCommit);
    await this.#pushes.record(
      record,
      repository,
      [{ ref, before: baseTip, after: mergeCommit }],
      caller.actor,
    );
    return { mergeCommit, headCommit, baseCommit };
  }

  /** Deletes the merged branch, unless it is wanted on or has moved. */
  async afterMerge(
    { record, repository }: OpenRepository,
    proposal: ProposalRecord,
    { headCommit }: { mergeCommit: string; headCommit: string },
    request: MergeProposalRequest,
    caller: Caller,
  ): Promise<void> {
    if (
      request.deleteBranch === false ||
      proposal.head === record.defaultBranch
    )
      return;
    const ref = `refs/heads/${proposal.head}`;
    const { exitCode } = await repository.run(
      ['update-ref', '-d', ref, headCommit],
      { okCodes: [0, 1, 128] },
    );
    if (exitCode === 0)
      await this.#pushes.record(
        record,
        repository,
        [{ ref, before: headCommit }],
        caller.actor,
      );
  }

  /** Notes pushes to the branches of open proposals. */
  readonly onPush: PushListener = async ({
    record,
    repository,
    update,
    actor,
  }) => {
    const { ref, after } = update;
    if (!after || !ref.startsWith('refs/heads/')) return;
    for (const proposal of await this.#store.openWithHead(
      record.id,
      ref.slice('refs/heads/'.length),
    )) {
      if (proposal.headCommit === after) continue;
      await this.keep({ record, repository }, proposal.number, after);
      await this.#store.record(proposal.id, {
        type: 'pushed',
        actor,
        text: after,
        set: { headCommit: after },
      });
    }
  };

  async #commitChange(
    { record, repository }: OpenRepository,
    options: {
      head: string;
      parent: string;
      request: CreateProposalRequest;
      caller: Caller;
    },
  ): Promise<string> {
    const { head, parent, request, caller } = options;
    const { commit, release } = await commitFiles(repository, {
      files: request.files ?? [],
      message: request.message ?? request.title,
      author: await this.#authors.identityOf(caller.actor),
      parent,
    });
    try {
      const { exitCode } = await repository.run(
        ['diff-tree', '--quiet', parent, commit],
        { okCodes: [0, 1] },
      );
      if (exitCode === 0) throw new InputError('The files change nothing.');
      await updateRef(repository, { ref: `refs/heads/${head}`, to: commit });
    } finally {
      await release();
    }
    await this.#pushes.record(
      record,
      repository,
      [{ ref: `refs/heads/${head}`, after: commit }],
      caller.actor,
    );
    return commit;
  }

  async #mergeCommit(
    repository: BareRepository,
    options: {
      proposal: ProposalRecord;
      baseTip: string;
      headCommit: string;
      caller: Caller;
    },
  ): Promise<string> {
    const { proposal, baseTip, headCommit, caller } = options;
    if (!this.#canMerge) {
      throw new NotImplementedError(
        'Merging in the portal needs Git 2.38 or newer on its machine; merge locally and push.',
      );
    }
    const merged = await mergeTrees(repository, baseTip, headCommit);
    if (!merged.clean) {
      throw new ConflictError(
        `'${
          proposal.head
        }' can't be merged: both branches changed ${merged.conflictingPaths.join(
          ', ',
        )}. Merge '${
          proposal.base
        }' into it locally, settle the conflicts and push.`,
      );
    }
    const { name, email } = cleanIdentity(
      await this.#authors.identityOf(caller.actor),
    );
    return repository.text(
      ['commit-tree', merged.tree, '-p', baseTip, '-p', headCommit],
      {
        input: `${proposal.title} (#${proposal.number})\n\nMerges proposal ${proposal.number} from '${proposal.head}'.\n`,
        env: {
          GIT_AUTHOR_NAME: name,
          GIT_AUTHOR_EMAIL: email,
          GIT_COMMITTER_NAME: name,
          GIT_COMMITTER_EMAIL: email,
        },
      },
    );
  }
}

async function branchCommit(
  repository: BareRepository,
  branch: string,
): Promise<string | undefined> {
  if (checkRefName(branch)) return undefined;
  const { stdout } = await repository.run(
    ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`],
    {
      okCodes: [0, 1, 128],
    },
  );
  return stdout.toString('utf8').trim() || undefined;
}

function inventBranch(title: string): string {
  const slug = title
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `proposal/${slug || 'change'}-${randomBytes(3).toString('hex')}`;
}

function fastForward(options: {
  proposal: ProposalRecord;
  baseTip: string;
  baseCommit: string;
  headCommit: string;
}): string {
  const { proposal, baseTip, baseCommit, headCommit } = options;
  if (baseCommit !== baseTip) {
    throw new ConflictError(
      `'${proposal.base}' has moved on, so it can't just be forwarded; make a merge commit.`,
    );
  }
  return headCommit;
}
