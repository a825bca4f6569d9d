import type { Slo } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { inSlices } from '../database/inSlices';
import { numberOrNull } from '../database/numberOrNull';
import type { KnownSlo, SpecStore, StoredFile, StoredService } from '../store';
import type { StoredSloRow } from './StoredSloRow';

/** A file as it was last read. */
export interface FileText {
  path: string;
  content: string;
}

/** Rows of `services`. */
interface ServiceRow {
  entity_ref: string;
  files: string;
  policy_file: string | null;
  findings: string;
  problems: string;
  annotations: string;
  read_at: number | string | null;
}

/** Rows of `slos`. */
interface SloRow {
  id: number;
  entity_ref: string;
  name: string;
  spec: string;
  findings: string;
  quarantined: string | null;
  url: string | null;
  sli_hash: string;
  since: number | string;
  ended_at: number | string | null;
}

/** Reads specs. */
export class DatabaseSpecs implements SpecStore {
  readonly #knex: Knex;
  readonly #readFiles: (entityRef: string) => Promise<FileText[]>;

  constructor(options: {
    knex: Knex;
    /** The texts of an entity's files in their last good version. */
    readFiles: (entityRef: string) => Promise<FileText[]>;
  }) {
    this.#knex = options.knex;
    this.#readFiles = options.readFiles;
  }

  async services(
    options: { entityRefs?: readonly string[] } = {},
  ): Promise<StoredService[]> {
    const rows = await this.#select<ServiceRow>('services', options);
    return rows.map(toService).sort(byRef);
  }

  async slos(
    options: { entityRefs?: readonly string[] } = {},
  ): Promise<StoredSlo[]> {
    return (await this.rows(options)).map(({ slo }) => slo);
  }

  /** As {@link DatabaseSpecs.slos}, with their place in the database. */
  async rows(
    options: { entityRefs?: readonly string[] } = {},
  ): Promise<StoredSloRow[]> {
    const services = await this.#select<
      Pick<ServiceRow, 'entity_ref' | 'annotations'>
    >('services', options);
    const annotations = new Map(
      services.map(row => [
        row.entity_ref,
        parse<Record<string, string>>(row.annotations),
      ]),
    );
    const rows = await this.#select<SloRow>('slos', options);
    return rows
      .filter(row => row.ended_at === null)
      .map(row => ({
        id: row.id,
        sliHash: row.sli_hash,
        slo: toSlo(row, annotations.get(row.entity_ref) ?? {}),
      }))
      .sort((a, b) => byRef(a.slo, b.slo) || compare(a.slo.name, b.slo.name));
  }

  async fileText(options: {
    entityRef: string;
    path: string;
  }): Promise<(StoredFile & { text: string }) | undefined> {
    const { entityRef, path } = options;
    const [service] = await this.services({ entityRefs: [entityRef] });
    const file = service?.files.find(one => one.path === path);
    if (!file) return undefined;
    const texts = await this.#readFiles(entityRef);
    const text = texts.find(one => one.path === path)?.content;
    return text === undefined ? undefined : { ...file, text };
  }

  async known(entityRef: string): Promise<KnownSlo[]> {
    const rows = await this.#knex<SloRow>('slos')
      .where({ entity_ref: entityRef })
      .orderBy('name');
    return rows.map(row => ({
      entityRef,
      name: row.name,
      since: Number(row.since),
      endedAt: numberOrNull(row.ended_at),
      source: parse<Slo>(row.spec).source,
    }));
  }

  async #select<T>(
    table: string,
    options: { entityRefs?: readonly string[] },
  ): Promise<T[]> {
    if (!options.entityRefs) {
      const rows: T[] = await this.#knex(table).select();
      return rows;
    }
    const found: T[] = [];
    for (const slice of inSlices(options.entityRefs, 500)) {
      const rows: T[] = await this.#knex(table)
        .whereIn('entity_ref', slice)
        .select();
      found.push(...rows);
    }
    return found;
  }
}

function parse<T>(json: string): T {
  return JSON.parse(json);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byRef(a: { entityRef: string }, b: { entityRef: string }): number {
  return compare(a.entityRef, b.entityRef);
}

function toService(row: ServiceRow): StoredService {
  return {
    entityRef: row.entity_ref,
    files: parse(row.files),
    policyFile: row.policy_file === null ? null : parse(row.policy_file),
    findings: parse(row.findings),
    problems: parse(row.problems),
    readAt: numberOrNull(row.read_at),
    annotations: parse(row.annotations),
  };
}

function toSlo(row: SloRow, annotations: Record<string, string>): StoredSlo {
  return {
    ...parse<Slo>(row.spec),
    entityRef: row.entity_ref,
    name: row.name,
    findings: parse(row.findings),
    quarantined: row.quarantined,
    annotations,
    url: row.url,
  };
}
