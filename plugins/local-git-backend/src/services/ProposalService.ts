import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  localGitProposalCreatePermission,
  localGitRepositoryReadPermission,
  localGitRepositoryUpdatePermission,
  repositoryFullName,
  type CreateProposalRequest,
  type MergeProposalRequest,
  type Proposal,
  type ProposalDetails,
  type ProposalList,
  type ProposalQuery,
  type ProposalSearchQuery,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import type { RepositoryAccess } from '../access/RepositoryAccess';
import { keepProposalCommit } from '../git/keepProposalCommit';
import { readDiff, EMPTY_TREE } from '../git/readDiff';
import { readLog } from '../git/readLog';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { ProposalStore } from '../store/ProposalStore';
import type { LocalGitUrls } from './LocalGitUrls';
import type { ProposalAnnouncer } from './ProposalAnnouncer';
import type { ProposalBranches } from './ProposalBranches';
import type { ProposalMerger } from './ProposalMerger';
import type { OpenRepository, RepositoryService } from './RepositoryService';
import { startOfProposal } from './startOfProposal';
import { toProposal } from './toProposal';

const MAX_COMMITS = 250;

/** Collaborators of {@link ProposalService}. */
export interface ProposalServiceOptions {
  store: ProposalStore;
  repositories: RepositoryService;
  branches: ProposalBranches;
  merger: ProposalMerger;
  access: RepositoryAccess;
  announcer: ProposalAnnouncer;
  urls: LocalGitUrls;
}

/** Change proposals: the host's pull requests. */
export class ProposalService {
  readonly #deps: ProposalServiceOptions;

  constructor(options: ProposalServiceOptions) {
    this.#deps = options;
  }

  async list(
    ref: RepositoryRef,
    query: ProposalQuery,
    caller: Caller,
  ): Promise<ProposalList> {
    const { record } = await this.#deps.repositories.open(
      ref,
      localGitRepositoryReadPermission,
      caller,
    );
    const { items, totalItems } = await this.#deps.store.list(record.id, query);
    return {
      items: items.map(item => toProposal(record, item, this.#deps.urls)),
      totalItems,
    };
  }

  /** Proposals of all repositories that the caller may read, newest first. */
  async search(
    query: ProposalSearchQuery,
    caller: Caller,
  ): Promise<ProposalList> {
    const readable = await this.#deps.access.readable(caller);
    if (readable === 'none') return { items: [], totalItems: 0 };
    const { items, totalItems } = await this.#deps.store.search(
      query,
      readable === 'all' ? undefined : readable,
    );
    return {
      items: items.map(({ repository, proposal }) =>
        toProposal(repository, proposal, this.#deps.urls),
      ),
      totalItems,
    };
  }

  async create(
    ref: RepositoryRef,
    request: CreateProposalRequest,
    caller: Caller,
  ): Promise<Proposal> {
    const open = await this.#deps.repositories.open(
      ref,
      localGitProposalCreatePermission,
      caller,
    );
    const [mayPush] = await this.#deps.access.check(
      caller,
      [localGitRepositoryUpdatePermission],
      open.record,
    );
    const { head, base, headCommit, baseCommit } =
      await this.#deps.branches.prepare(open, request, { caller, mayPush });
    const proposal = await this.#deps.store.insert({
      repositoryId: open.record.id,
      title: request.title,
      description: request.description ?? '',
      head,
      base,
      headCommit,
      baseCommit,
      author: caller.actor,
    });
    await keepProposalCommit(open.repository, proposal.number, headCommit);
    await this.#deps.announcer.announce(
      'opened',
      open.record,
      proposal,
      caller,
    );
    return toProposal(open.record, proposal, this.#deps.urls);
  }

  async get(
    ref: RepositoryRef,
    number: number,
    caller: Caller,
  ): Promise<ProposalDetails> {
    const open = await this.#deps.repositories.open(
      ref,
      localGitRepositoryReadPermission,
      caller,
    );
    const { record, repository } = open;
    const proposal = await this.#find(open, number);
    const [mergeability, from] = await Promise.all([
      this.#deps.merger.mergeability(open, proposal),
      startOfProposal(open, proposal),
    ]);
    const [commits, diff, timeline, [canUpdate, canPropose]] =
      await Promise.all([
        readLog(repository, {
          from: proposal.headCommit,
          not: from,
          limit: MAX_COMMITS,
        }),
        readDiff(repository, from ?? EMPTY_TREE, proposal.headCommit),
        this.#deps.store.timeline(proposal.id),
        this.#deps.access.check(
          caller,
          [
            localGitRepositoryUpdatePermission,
            localGitProposalCreatePermission,
          ],
          record,
        ),
      ]);
    const isOpen = proposal.state === 'open';
    return {
      ...toProposal(record, proposal, this.#deps.urls),
      mergeability,
      commits,
      diff,
      timeline,
      viewer: {
        canMerge: isOpen && canUpdate,
        canClose: isOpen && (canUpdate || proposal.author === caller.actor),
        canComment: canPropose,
      },
    };
  }

  async comment(
    ref: RepositoryRef,
    number: number,
    text: string,
    caller: Caller,
  ): Promise<Proposal> {
    const open = await this.#deps.repositories.open(
      ref,
      localGitProposalCreatePermission,
      caller,
    );
    const proposal = await this.#find(open, number);
    await this.#deps.store.record(proposal.id, {
      type: 'commented',
      actor: caller.actor,
      text,
    });
    await this.#deps.announcer.announce(
      'commented',
      open.record,
      proposal,
      caller,
    );
    return toProposal(
      open.record,
      await this.#find(open, number),
      this.#deps.urls,
    );
  }

  async merge(
    ref: RepositoryRef,
    number: number,
    request: MergeProposalRequest,
    caller: Caller,
  ): Promise<Proposal> {
    const open = await this.#deps.repositories.open(
      ref,
      localGitRepositoryUpdatePermission,
      caller,
    );
    const proposal = await this.#findOpen(open, number);
    const { mergeCommit, headCommit, baseCommit } =
      await this.#deps.merger.merge(open, proposal, request, caller);
    await this.#deps.store.record(proposal.id, {
      type: 'merged',
      actor: caller.actor,
      text: mergeCommit,
      set: { state: 'merged', mergeCommit, headCommit, baseCommit },
    });
    await this.#deps.merger.deleteHead(
      open,
      proposal,
      { headCommit, request },
      caller,
    );
    const merged = await this.#find(open, number);
    await this.#deps.announcer.announce('merged', open.record, merged, caller);
    return toProposal(open.record, merged, this.#deps.urls);
  }

  async close(
    ref: RepositoryRef,
    number: number,
    caller: Caller,
  ): Promise<Proposal> {
    const open = await this.#deps.repositories.open(
      ref,
      localGitRepositoryReadPermission,
      caller,
    );
    const proposal = await this.#findOpen(open, number);
    const [owner] = await this.#deps.access.check(
      caller,
      [localGitRepositoryUpdatePermission],
      open.record,
    );
    if (!owner && proposal.author !== caller.actor) {
      throw new NotAllowedError(
        `Only its author and the owners of '${repositoryFullName(
          ref,
        )}' may close proposal ${number}.`,
      );
    }
    await this.#deps.store.record(proposal.id, {
      type: 'closed',
      actor: caller.actor,
      set: {
        state: 'closed',
        baseCommit: await startOfProposal(open, proposal),
      },
    });
    const closed = await this.#find(open, number);
    await this.#deps.announcer.announce('closed', open.record, closed, caller);
    return toProposal(open.record, closed, this.#deps.urls);
  }

  async #find(open: OpenRepository, number: number): Promise<ProposalRecord> {
    const proposal = await this.#deps.store.find(open.record.id, number);
    if (!proposal)
      throw new NotFoundError(
        `There is no proposal ${number} in '${repositoryFullName(
          open.record,
        )}'.`,
      );
    return proposal;
  }

  async #findOpen(
    open: OpenRepository,
    number: number,
  ): Promise<ProposalRecord> {
    const proposal = await this.#find(open, number);
    if (proposal.state !== 'open')
      throw new ConflictError(
        `Proposal ${number} is already ${proposal.state}.`,
      );
    return proposal;
  }
}
