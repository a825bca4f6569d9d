import { createHash } from 'node:crypto';
import type { Finding, Slo } from '@causeway/plugin-slo-common';
import type { Knex } from 'knex';
import { inPages } from '../database/inPages';
import { inSlices } from '../database/inSlices';
import { Turns } from '../lib/Turns';
import type { StoredService } from '../store';
import { NOT_READ } from './notUnderstood';
import { sliHashOf } from './sliHashOf';

/** An SLO as its file says, and what is wrong with it. */
export interface SpecSlo {
  slo: Slo;
  findings: Finding[];
  quarantined: string | null;
  url: string | null;
}

/** Everything that was read of one entity. */
export interface ServiceSpecs {
  service: StoredService;
  slos: SpecSlo[];
  /**
   * SLOs of these files stay as they are even if they aren't among `slos`: the file can't be understood now, and what it said
   * last holds.
   */
  unreadable: ReadonlySet<string>;
}

/** What may change of an entity while its files don't. */
export type ServiceState = Pick<
  StoredService,
  'entityRef' | 'problems' | 'readAt'
>;

type SloColumns = Record<
  'spec' | 'findings' | 'quarantined' | 'url' | 'sli_hash',
  string | null
>;

/** A row of `slos`, as far as it matters here. */
interface KnownRow {
  id: number;
  name: string;
  spec: string;
  ended_at: unknown;
}

/** Keeps what was read of entities. */
export class SpecWriter {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /**
   * Keeps what was read, and ends SLOs that aren't there any more; their history is kept.
   *
   * @returns whether anything is other than before, times of reading aside
   */
  async write(specs: ServiceSpecs): Promise<boolean> {
    return this.#knex.transaction(async tx => {
      const { entityRef } = specs.service;
      const changed = await this.#writeService(tx, specs.service);
      const byName = new Map<string, KnownRow>();
      const known = () =>
        tx('slos').where({ entity_ref: entityRef }).forUpdate().select('*');
      for await (const row of inPages<KnownRow>(known, 'id')) {
        byName.set(row.name, row);
      }
      const now = this.#now();
      let changes = changed;
      const fresh = [];
      const turns = new Turns();
      for (const one of specs.slos) {
        await turns.next();
        const columns = toColumns(one);
        const row = byName.get(one.slo.name);
        byName.delete(one.slo.name);
        if (!row) {
          fresh.push({
            entity_ref: entityRef,
            name: one.slo.name,
            since: now,
            ...columns,
          });
        } else if (row.ended_at !== null || isOther(row, columns)) {
          await tx('slos')
            .where({ id: row.id })
            .update({ ...columns, ended_at: null });
          changes = true;
        }
      }
      for (const slice of inSlices(fresh, 100)) {
        await tx('slos').insert(slice);
        await turns.next();
      }
      const ended = [...byName.values()].filter(
        row => row.ended_at === null && !specs.unreadable.has(fileOf(row.spec)),
      );
      await end(tx, ended, now);
      return changes || fresh.length > 0 || ended.length > 0;
    });
  }

  /** Ends the SLOs of entities that left the catalog. Gives those of which there was anything. */
  async remove(entityRefs: readonly string[]): Promise<string[]> {
    const removed: string[] = [];
    for (const entityRef of entityRefs) {
      const known = await this.#knex.transaction(async tx => {
        await tx('slos')
          .where({ entity_ref: entityRef })
          .whereNull('ended_at')
          .update({ ended_at: this.#now() });
        const row = await tx('services')
          .where({ entity_ref: entityRef })
          .first('entity_ref');
        await tx('services').where({ entity_ref: entityRef }).delete();
        return row !== undefined;
      });
      if (known) removed.push(entityRef);
    }
    return removed;
  }

  /** Keeps when entities were last read, and what fails. Gives those with other problems than before. */
  async writeStates(states: readonly ServiceState[]): Promise<string[]> {
    const changed: string[] = [];
    const known = new Map<string, { read_at: unknown; problems: string }>(
      (
        await this.#knex('services').select('entity_ref', 'read_at', 'problems')
      ).map(row => [row.entity_ref, row]),
    );
    for (const { entityRef, readAt, problems } of states) {
      const row = known.get(entityRef);
      const text = JSON.stringify(problems);
      if (!row || (Number(row.read_at) === readAt && row.problems === text)) {
        continue;
      }
      await this.#knex('services')
        .where({ entity_ref: entityRef })
        .update({ read_at: readAt, problems: text });
      if (row.problems !== text) changed.push(entityRef);
    }
    return changed;
  }

  /** Entities of which anything came from a cluster. */
  async fromClusters(): Promise<string[]> {
    const rows: { entity_ref: string }[] = await this.#knex('services')
      .where('files', 'like', '%"object":%')
      .select('entity_ref');
    return rows.map(row => row.entity_ref);
  }

  /** Entities of which files could not be read for want of time or memory. */
  async notRead(): Promise<string[]> {
    const rows: { entity_ref: string }[] = await this.#knex('services')
      .where('findings', 'like', `%"rule":"${NOT_READ}"%`)
      .select('entity_ref');
    return rows.map(row => row.entity_ref);
  }

  /** Keeps the annotations of entities. Gives those whose annotations are other than before. */
  async writeAnnotations(
    annotations: ReadonlyMap<string, Record<string, string>>,
  ): Promise<string[]> {
    const changed: string[] = [];
    for (const [entityRef, of] of annotations) {
      const text = sortedJson(of);
      const count = await this.#knex('services')
        .where({ entity_ref: entityRef })
        .whereNot({ annotations: text })
        .update({ annotations: text });
      if (count > 0) changed.push(entityRef);
    }
    return changed;
  }

  async #writeService(tx: Knex, service: StoredService): Promise<boolean> {
    const row = {
      entity_ref: service.entityRef,
      files: JSON.stringify(service.files),
      policy_file: service.policyFile && JSON.stringify(service.policyFile),
      findings: JSON.stringify(service.findings),
      problems: JSON.stringify(service.problems),
      annotations: sortedJson(service.annotations),
      read_at: service.readAt,
      fingerprint: fingerprintOf(service),
    };
    const before: { fingerprint: string } | undefined = await tx('services')
      .where({ entity_ref: service.entityRef })
      .forUpdate()
      .first('fingerprint');
    await tx('services').insert(row).onConflict('entity_ref').merge();
    return before?.fingerprint !== row.fingerprint;
  }
}

/** Everything but times of reading. */
function fingerprintOf(service: StoredService): string {
  const { files, policyFile, readAt: _, ...rest } = service;
  const timeless = [...files, policyFile].map(
    file => file && { ...file, readAt: 0 },
  );
  return createHash('sha256')
    .update(JSON.stringify([timeless, rest]))
    .digest('hex');
}

function sortedJson(record: Record<string, string>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

function toColumns({ slo, findings, quarantined, url }: SpecSlo): SloColumns {
  return {
    spec: JSON.stringify(slo),
    findings: JSON.stringify(findings),
    quarantined,
    url,
    sli_hash: sliHashOf(slo),
  };
}

function isOther(row: object, columns: SloColumns): boolean {
  const known = new Map<string, unknown>(Object.entries(row));
  return Object.entries(columns).some(
    ([column, value]) => known.get(column) !== value,
  );
}

function fileOf(spec: string): string {
  const slo: Slo = JSON.parse(spec);
  return slo.source.file;
}

async function end(
  tx: Knex,
  rows: { id: number }[],
  at: number,
): Promise<void> {
  for (const slice of inSlices(rows, 500)) {
    await tx('slos')
      .whereIn(
        'id',
        slice.map(({ id }) => id),
      )
      .update({ ended_at: at });
  }
}
