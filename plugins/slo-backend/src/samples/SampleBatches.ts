import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { SamplesAnswer } from './SamplesAnswer';

interface Row {
  subject: string;
  batch_id: string;
  content_hash: string;
  answer: string | null;
  received_at: number;
}

/** Remembers batches, so that one that is sent again gets the same answer. */
export class SampleBatches {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /**
   * Notes a batch before anything is done with it.
   *
   * @returns what was answered when it came before; undefined if it is new, or was left unfinished
   * @throws ConflictError if it came before with other content
   */
  async begin(options: {
    subject: string;
    batchId: string;
    content: unknown;
  }): Promise<SamplesAnswer | undefined> {
    const { subject, batchId } = options;
    const hash = createHash('sha256')
      .update(JSON.stringify(options.content))
      .digest('hex');
    await this.#knex('sample_batches')
      .insert({
        subject,
        batch_id: batchId,
        content_hash: hash,
        answer: null,
        received_at: this.#now(),
      })
      .onConflict(['subject', 'batch_id'])
      .ignore();
    const row = await this.#knex<Row>('sample_batches')
      .where({ subject, batch_id: batchId })
      .first();
    if (row && row.content_hash !== hash) {
      throw new ConflictError(
        `Batch '${batchId}' was sent before with other samples; nothing was taken this time. Send other samples with another batchId.`,
      );
    }
    return typeof row?.answer === 'string' ? JSON.parse(row.answer) : undefined;
  }

  /** Notes what was answered. */
  async end(options: {
    subject: string;
    answer: SamplesAnswer;
  }): Promise<void> {
    const { subject, answer } = options;
    await this.#knex('sample_batches')
      .where({ subject, batch_id: answer.batchId })
      .update({ answer: JSON.stringify(answer) });
  }
}
