import type { Slo } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { inPages } from '../database/inPages';
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
    const services: StoredService[] = [];
    for await (const row of this.#select<ServiceRow>('services', options)) {
      services.push(toService(row));
    }
    services.sort(byRef);
    const ofClusters = services.filter(({ files }) =>
      files.some(({ object }) => object),
    );
    if (ofClusters.length === 0) return services;
    const ages = await this.#objectAges(
      ofClusters.map(({ entityRef }) => entityRef),
    );
    return services.map(service => ({
      ...service,
      files: service.files.map(file => ({
        ...file,
        readAt: ages.get(file.path) ?? file.readAt,
      })),
    }));
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
    const annotations = new Map<string, Record<string, string>>();
    for await (const row of this.#select<ServiceRow>('services', options)) {
      annotations.set(row.entity_ref, parse(row.annotations));
    }
    const rows: StoredSloRow[] = [];
    for await (const row of this.#select<SloRow>('slos', options)) {
      if (row.ended_at === null) {
        rows.push({
          id: row.id,
          sliHash: row.sli_hash,
          slo: toSlo(row, annotations.get(row.entity_ref) ?? {}),
        });
      }
    }
    return rows.sort(
      (a, b) => byRef(a.slo, b.slo) || compare(a.slo.name, b.slo.name),
    );
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

  /** When objects were last seen, by path: their rows are written only when they change. */
  async #objectAges(
    entityRefs: readonly string[],
  ): Promise<Map<string, number>> {
    const ages = new Map<string, number>();
    for (const slice of inSlices(entityRefs, 500)) {
      const rows: { path: string; read_at: number | string | null }[] =
        await this.#knex('spec_documents as d')
          .join('spec_parts as p', join =>
            join.on('p.source', 'd.source').andOn('p.part', 'd.part'),
          )
          .whereIn('d.entity_ref', slice)
          .select('d.path', 'p.read_at');
      rows.forEach(row => ages.set(row.path, Number(row.read_at ?? 0)));
    }
    return ages;
  }

  async *#select<T extends ServiceRow | SloRow>(
    table: 'services' | 'slos',
    options: { entityRefs?: readonly string[] },
  ): AsyncIterable<T> {
    const { entityRefs } = options;
    const key = (table === 'slos' ? 'id' : 'entity_ref') as keyof T & string;
    if (!entityRefs) {
      yield* inPages<T>(() => this.#knex(table).select(), key);
      return;
    }
    for (const slice of inSlices(entityRefs, 500)) {
      const query = () =>
        this.#knex(table).whereIn('entity_ref', slice).select();
      yield* inPages<T>(query, key);
    }
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
