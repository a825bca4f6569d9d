import type { SloProblem } from '@causeway/plugin-slo-common';
import type { SpecDocument } from '@causeway/plugin-slo-node';
import type { Knex } from 'knex';
import { inSlices } from '../../database/inSlices';
import { objectPath } from './objectPath';

interface DocumentRow {
  path: string;
  entity_ref: string;
  content: string;
}

/** Writes what one source says, within a transaction. */
export class DocumentWriter {
  readonly #tx: Knex;
  readonly #source: string;
  readonly #at: number;

  constructor(options: { tx: Knex; source: string; at: number }) {
    this.#tx = options.tx;
    this.#source = options.source;
    this.#at = options.at;
  }

  /** Forgets the other parts. Gives the entities that they had documents of. */
  async keepOnly(parts: readonly string[]): Promise<string[]> {
    const known: { part: string }[] = await this.#tx('spec_parts')
      .where({ source: this.#source })
      .select('part');
    const gone = known
      .map(({ part }) => part)
      .filter(part => !parts.includes(part));
    const changed: string[] = [];
    for (const part of gone) {
      changed.push(...(await this.#entitiesOf(part)));
      const where = { source: this.#source, part };
      await this.#tx('spec_documents').where(where).delete();
      await this.#tx('spec_parts').where(where).delete();
    }
    return changed;
  }

  /** Gives the entities of which the part says something else, or all if it couldn't be read before. */
  async replace(options: {
    part: string;
    rank: number;
    documents: readonly SpecDocument[];
  }): Promise<string[]> {
    const { part, rank, documents } = options;
    const where = { source: this.#source, part };
    const before = await this.#part(part);
    const known: DocumentRow[] = await this.#tx('spec_documents')
      .where(where)
      .select('path', 'entity_ref', 'content');
    const left = new Map(known.map(row => [row.path, row]));
    const changed: string[] = [];
    const written = [];
    for (const { entityRef, object, content } of documents) {
      const path = objectPath(object);
      const row = left.get(path);
      left.delete(path);
      if (row?.content === content && row.entity_ref === entityRef) continue;
      changed.push(entityRef, ...(row ? [row.entity_ref] : []));
      written.push({
        ...where,
        path,
        entity_ref: entityRef,
        object: JSON.stringify(object),
        content,
      });
    }
    for (const slice of inSlices(written, 100)) {
      await this.#tx('spec_documents')
        .insert(slice)
        .onConflict(['source', 'part', 'path'])
        .merge();
    }
    changed.push(...[...left.values()].map(row => row.entity_ref));
    for (const slice of inSlices([...left.keys()], 500)) {
      await this.#tx('spec_documents')
        .where(where)
        .whereIn('path', slice)
        .delete();
    }
    await this.#writePart({ part, rank, read_at: this.#at, problem: null });
    const recovered = before?.problem !== null && before?.problem !== undefined;
    return recovered || (before && before.rank !== rank)
      ? [...changed, ...(await this.#entitiesOf(part))]
      : changed;
  }

  /** Gives the entities that the part has documents of, if its problem is another than before. */
  async fail(options: {
    part: string;
    rank: number;
    said: { message: string; fix: string };
  }): Promise<string[]> {
    const { part, rank, said } = options;
    const before = await this.#part(part);
    const known: SloProblem | null = before?.problem
      ? JSON.parse(before.problem)
      : null;
    const problem: SloProblem = {
      about: 'cluster',
      ...said,
      since: known?.since ?? this.#at,
    };
    await this.#writePart({
      part,
      rank,
      read_at: before?.read_at ?? null,
      problem: JSON.stringify(problem),
    });
    return known?.message === problem.message && known.fix === problem.fix
      ? []
      : this.#entitiesOf(part);
  }

  async #part(part: string) {
    const row:
      | { rank: number; read_at: number | null; problem: string | null }
      | undefined = await this.#tx('spec_parts')
      .where({ source: this.#source, part })
      .first('rank', 'read_at', 'problem');
    return row;
  }

  async #writePart(row: {
    part: string;
    rank: number;
    read_at: number | null;
    problem: string | null;
  }): Promise<void> {
    await this.#tx('spec_parts')
      .insert({ source: this.#source, ...row })
      .onConflict(['source', 'part'])
      .merge();
  }

  async #entitiesOf(part: string): Promise<string[]> {
    const rows: { entity_ref: string }[] = await this.#tx('spec_documents')
      .where({ source: this.#source, part })
      .distinct('entity_ref');
    return rows.map(row => row.entity_ref);
  }
}
