import type { SloProblem } from '@causeway/plugin-slo-common';
import type { SpecPart } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { inSlices } from '../../database/inSlices';
import { DocumentWriter } from './DocumentWriter';
import type { EntityDocuments } from './StoredDocument';

interface JoinedRow {
  source: string;
  part: string;
  path: string;
  entity_ref: string;
  object: string;
  content: string;
  read_at: number | string | null;
  problem: string | null;
}

/** What sources of specs said last. A part that can't be read keeps what it said. */
export class DocumentStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /**
   * Takes over what a source says.
   *
   * @returns entities of which it says something else than before, or that it can or can't be asked
   */
  async take(options: {
    source: string;
    parts: readonly SpecPart[];
  }): Promise<string[]> {
    const { source, parts } = options;
    return this.#knex.transaction(async tx => {
      const writer = new DocumentWriter({ tx, source, at: this.#now() });
      const changed = new Set(
        await writer.keepOnly(parts.map(({ name }) => name)),
      );
      for (const [rank, part] of parts.entries()) {
        const refs =
          'problem' in part
            ? await writer.fail({ part: part.name, rank, said: part.problem })
            : await writer.replace({
                part: part.name,
                rank,
                documents: part.documents,
              });
        refs.forEach(ref => changed.add(ref));
      }
      return [...changed];
    });
  }

  /** Notes that nothing can be known of a source. Gives the entities that it has documents of, if that is news. */
  async fail(options: {
    source: string;
    problem: { message: string; fix: string };
  }): Promise<string[]> {
    const { source, problem } = options;
    return this.#knex.transaction(async tx => {
      const writer = new DocumentWriter({ tx, source, at: this.#now() });
      const known: { part: string; rank: number }[] = await tx('spec_parts')
        .where({ source })
        .select('part', 'rank');
      const changed = new Set<string>();
      for (const { part, rank } of known) {
        const refs = await writer.fail({ part, rank, said: problem });
        refs.forEach(ref => changed.add(ref));
      }
      return [...changed];
    });
  }

  /** What is known of entities; those without documents are missing. */
  async read(
    entityRefs: readonly string[],
  ): Promise<Map<string, EntityDocuments>> {
    const found = new Map<string, EntityDocuments>();
    for (const slice of inSlices(entityRefs, 500)) {
      const rows: JoinedRow[] = await this.#knex('spec_documents as d')
        .join('spec_parts as p', join =>
          join.on('p.source', 'd.source').andOn('p.part', 'd.part'),
        )
        .whereIn('d.entity_ref', slice)
        .orderBy(['p.source', 'p.rank', 'p.part', 'd.path'])
        .select('d.*', 'p.read_at', 'p.problem');
      rows.forEach(row => addTo(found, row));
    }
    return found;
  }

  /** Entities that any source has documents of. */
  async entityRefs(): Promise<string[]> {
    const rows: { entity_ref: string }[] = await this.#knex('spec_documents')
      .distinct('entity_ref')
      .orderBy('entity_ref');
    return rows.map(row => row.entity_ref);
  }
}

function addTo(found: Map<string, EntityDocuments>, row: JoinedRow): void {
  const entity = found.get(row.entity_ref) ?? { groups: [], problems: [] };
  found.set(row.entity_ref, entity);
  const part = `${row.source}:${row.part}`;
  let group = entity.groups.at(-1);
  if (group?.part !== part) {
    group = { part, documents: [] };
    entity.groups.push(group);
    if (row.problem !== null) entity.problems.push(toProblem(row.problem));
  }
  group.documents.push({
    path: row.path,
    object: JSON.parse(row.object),
    content: row.content,
    readAt: Number(row.read_at ?? 0),
  });
}

function toProblem(json: string): SloProblem {
  const problem: SloProblem = JSON.parse(json);
  return {
    ...problem,
    message: `${problem.message} What it said before is kept.`,
  };
}
