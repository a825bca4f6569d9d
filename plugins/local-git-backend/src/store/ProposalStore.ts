import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  ProposalEventEntry,
  ProposalQuery,
  ProposalSearchQuery,
  ProposalState,
  RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { Knex } from 'knex';
import type { ProposalRecord } from './ProposalRecord';
import {
  applyRepositoryFilter,
  type RepositoryFilter,
} from './RepositoryFilter';

interface Row {
  id: string;
  repository_id: string;
  number: number;
  title: string;
  description: string;
  state: ProposalState;
  head: string;
  base: string;
  head_commit: string;
  base_commit: string;
  merge_commit: string | null;
  author: string;
  created_at: string;
  updated_at: string;
}

interface EventRow {
  id: string;
  proposal_id: string;
  position: number;
  type: ProposalEventEntry['type'];
  actor: string;
  at: string;
  text: string | null;
}

/** A proposal found among those of many repositories. */
export interface FoundProposal {
  repository: RepositoryRef;
  proposal: ProposalRecord;
}

/** Something that happens to a proposal, and how it changes it. */
export interface ProposalChange {
  type: ProposalEventEntry['type'];
  actor: string;
  text?: string;
  set?: Partial<
    Pick<ProposalRecord, 'state' | 'headCommit' | 'baseCommit' | 'mergeCommit'>
  >;
}

function fromRow(row: Row): ProposalRecord {
  return {
    id: row.id,
    repositoryId: row.repository_id,
    number: row.number,
    title: row.title,
    description: row.description,
    state: row.state,
    head: row.head,
    base: row.base,
    headCommit: row.head_commit,
    baseCommit: row.base_commit,
    mergeCommit: row.merge_commit ?? undefined,
    author: row.author,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Change proposals and what happened to them. */
export class ProposalStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Stores a new open proposal under the repository's next number. */
  async insert(
    proposal: Omit<
      ProposalRecord,
      'id' | 'number' | 'state' | 'createdAt' | 'updatedAt'
    >,
  ): Promise<ProposalRecord> {
    return this.#knex.transaction(async tx => {
      // The update takes the repository's row, so that two callers never get one number.
      await tx('repositories')
        .where({ id: proposal.repositoryId })
        .increment('last_proposal', 1);
      const counter = await tx('repositories')
        .where({ id: proposal.repositoryId })
        .first('last_proposal');
      const now = new Date().toISOString();
      const row: Row = {
        id: randomUUID(),
        repository_id: proposal.repositoryId,
        number: counter.last_proposal,
        title: proposal.title,
        description: proposal.description,
        state: 'open',
        head: proposal.head,
        base: proposal.base,
        head_commit: proposal.headCommit,
        base_commit: proposal.baseCommit,
        merge_commit: null,
        author: proposal.author,
        created_at: now,
        updated_at: now,
      };
      await tx<Row>('proposals').insert(row);
      await this.#append(
        tx,
        row.id,
        { type: 'opened', actor: proposal.author },
        now,
      );
      return fromRow(row);
    });
  }

  async find(
    repositoryId: string,
    number: number,
  ): Promise<ProposalRecord | undefined> {
    const row = await this.#knex<Row>('proposals')
      .where({ repository_id: repositoryId, number })
      .first();
    return row && fromRow(row);
  }

  async list(
    repositoryId: string,
    query: ProposalQuery,
  ): Promise<{ items: ProposalRecord[]; totalItems: number }> {
    const { state = 'all', limit = 50, offset = 0 } = query;
    const matching = () => {
      const rows = this.#knex<Row>('proposals').where({
        repository_id: repositoryId,
      });
      return state === 'all' ? rows : rows.andWhere({ state });
    };
    const [rows, [{ count }]] = await Promise.all([
      matching().select().orderBy('number', 'desc').limit(limit).offset(offset),
      matching().count<{ count: number | string }[]>({ count: '*' }),
    ]);
    return { items: rows.map(fromRow), totalItems: Number(count) };
  }

  /** Proposals of all repositories that the filter lets through, newest first. */
  async search(
    query: ProposalSearchQuery,
    filter?: PermissionCriteria<RepositoryFilter>,
  ): Promise<{ items: FoundProposal[]; totalItems: number }> {
    const { state = 'all', ownerEntityRef, limit = 50, offset = 0 } = query;
    const matching = () => {
      const rows = this.#knex('proposals').innerJoin(
        'repositories',
        'repositories.id',
        'proposals.repository_id',
      );
      // In brackets of its own, so that an "any of" in the filter can't undo what follows.
      if (filter) rows.where(all => applyRepositoryFilter(all, filter));
      if (state !== 'all') rows.andWhere('proposals.state', state);
      if (ownerEntityRef) {
        const owners = ownerEntityRef.map(ref =>
          ref.toLocaleLowerCase('en-US'),
        );
        rows.whereIn('repositories.owner_entity_ref', owners);
      }
      return rows;
    };
    const [rows, [{ count }]] = await Promise.all([
      matching()
        .select<(Row & RepositoryRef)[]>(
          'proposals.*',
          'repositories.owner',
          'repositories.name',
        )
        .orderBy([
          { column: 'proposals.created_at', order: 'desc' },
          { column: 'proposals.id' },
        ])
        .limit(limit)
        .offset(offset),
      matching().count<{ count: number | string }[]>({ count: '*' }),
    ]);
    return {
      items: rows.map(row => ({
        repository: { owner: row.owner, name: row.name },
        proposal: fromRow(row),
      })),
      totalItems: Number(count),
    };
  }

  /** How many proposals are open, by the repository's id; those with none are left out. */
  async countOpen(
    repositoryIds: readonly string[],
  ): Promise<Map<string, number>> {
    const rows = await this.#knex<Row>('proposals')
      .whereIn('repository_id', repositoryIds)
      .andWhere({ state: 'open' })
      .groupBy('repository_id')
      .select('repository_id')
      .count<{ repository_id: string; count: number | string }[]>({
        count: '*',
      });
    return new Map(
      rows.map(({ repository_id: id, count }) => [id, Number(count)]),
    );
  }

  /** Open proposals whose change is on this branch. */
  async openWithHead(
    repositoryId: string,
    head: string,
  ): Promise<ProposalRecord[]> {
    const rows = await this.#knex<Row>('proposals')
      .where({ repository_id: repositoryId, head, state: 'open' })
      .select();
    return rows.map(fromRow);
  }

  async timeline(proposalId: string): Promise<ProposalEventEntry[]> {
    const rows = await this.#knex<EventRow>('proposal_events')
      .where({ proposal_id: proposalId })
      .orderBy('position');
    return rows.map(({ id, type, actor, at, text }) => ({
      id,
      type,
      actor,
      at,
      text: text ?? undefined,
    }));
  }

  /**
   * Writes down that something happened, and changes the proposal with it.
   *
   * @throws ConflictError when its state is to change and it isn't open any more.
   */
  async record(proposalId: string, change: ProposalChange): Promise<void> {
    const { set = {} } = change;
    const now = new Date().toISOString();
    await this.#knex.transaction(async tx => {
      const rows = tx<Row>('proposals').where({ id: proposalId });
      if (set.state) rows.andWhere({ state: 'open' });
      const changed = await rows.update({
        updated_at: now,
        ...(set.state && { state: set.state }),
        ...(set.headCommit && { head_commit: set.headCommit }),
        ...(set.baseCommit && { base_commit: set.baseCommit }),
        ...(set.mergeCommit && { merge_commit: set.mergeCommit }),
      });
      if (!changed)
        throw new ConflictError(
          'The proposal is not open any more; somebody merged or closed it.',
        );
      await this.#append(tx, proposalId, change, now);
    });
  }

  async #append(
    tx: Knex,
    proposalId: string,
    change: ProposalChange,
    at: string,
  ): Promise<void> {
    const last = await tx('proposal_events')
      .where({ proposal_id: proposalId })
      .max({ position: 'position' })
      .first();
    await tx<EventRow>('proposal_events').insert({
      id: randomUUID(),
      proposal_id: proposalId,
      position: Number(last?.position ?? 0) + 1,
      type: change.type,
      actor: change.actor,
      at,
      text: change.text ?? null,
    });
  }
}
