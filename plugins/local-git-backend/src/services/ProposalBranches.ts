import { randomBytes } from 'node:crypto';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  checkRefName,
  type CreateProposalRequest,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import { branchCommit } from '../git/branchCommit';
import { commitFiles } from '../git/commitFiles';
import { findMergeBase } from '../git/findMergeBase';
import { keepProposalCommit } from '../git/keepProposalCommit';
import { updateRef } from '../git/updateRef';
import type { ProposalStore } from '../store/ProposalStore';
import type { CommitAuthors } from './CommitAuthors';
import type { PushListener, PushRecorder } from './PushRecorder';
import type { OpenRepository } from './RepositoryService';

/** How the names of branches begin that the host makes up. */
export const INVENTED_BRANCH_PREFIX = 'proposal/';

/** The branches behind a proposal, as they are when it is opened. */
export interface PreparedBranches {
  head: string;
  base: string;
  headCommit: string;
  /** Common ancestor. */
  baseCommit: string;
}

/** The branches that proposals come from. */
export class ProposalBranches {
  readonly #store: ProposalStore;
  readonly #authors: CommitAuthors;
  readonly #pushes: PushRecorder;

  constructor(options: {
    store: ProposalStore;
    authors: CommitAuthors;
    pushes: PushRecorder;
  }) {
    this.#store = options.store;
    this.#authors = options.authors;
    this.#pushes = options.pushes;
  }

  /**
   * Checks the branches of a new proposal; makes the head branch if it comes as files.
   *
   * @param options.mayPush - whether the caller may make any branch. Who may only propose makes branches below
   *   `proposal/`: under a free name they could stand in for a tag or a release branch that others read.
   */
  async prepare(
    open: OpenRepository,
    request: CreateProposalRequest,
    options: { caller: Caller; mayPush: boolean },
  ): Promise<PreparedBranches> {
    const { caller, mayPush } = options;
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
    if (request.files && !mayPush && !head.startsWith(INVENTED_BRANCH_PREFIX))
      throw new NotAllowedError(
        `Only owners may name a new branch '${head}'; begin it with '${INVENTED_BRANCH_PREFIX}', or leave 'head' out.`,
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
      await keepProposalCommit(repository, proposal.number, after);
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
}

function inventBranch(title: string): string {
  const slug = title
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${INVENTED_BRANCH_PREFIX}${slug || 'change'}-${randomBytes(
    3,
  ).toString('hex')}`;
}
