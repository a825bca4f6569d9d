import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { BUCKET_MS } from '@causeway/plugin-slo-common';
import type { SliReading, SliSource } from '@causeway/plugin-slo-node';
import type { SloChanges } from '../changes/SloChanges';
import { giveWay } from '../database/giveWay';
import type { PlannedRead } from './planReads';
import type { Answer, ReadPurpose, Recorder } from './Recorder';
import type { SourceStates } from './SourceStates';
import { withAbort } from './withAbort';

/** Answers that are written together, and buckets: as many as a few dozen milliseconds are enough for. */
const BATCH = { answers: 100, buckets: 3_000 };

/** Asks one source for one planned range, and writes each answer as it comes. */
export class SourceReader {
  readonly #recorder: Recorder;
  readonly #states: SourceStates;
  readonly #changes: SloChanges;
  readonly #logger: LoggerService;

  constructor(options: {
    recorder: Recorder;
    states: SourceStates;
    changes: SloChanges;
    logger: LoggerService;
  }) {
    this.#recorder = options.recorder;
    this.#states = options.states;
    this.#changes = options.changes;
    this.#logger = options.logger;
  }

  /** @returns rows of SLOs that it couldn't answer for; undefined if it failed as a whole */
  async read(options: {
    source: SliSource;
    read: PlannedRead;
    purpose: ReadPurpose;
    oldest: number;
    signal: AbortSignal;
  }): Promise<Set<number> | undefined> {
    const { source, read, signal } = options;
    const asked = new Map(read.slos.map(row => [keyOf(row.slo), row]));
    const silent = new Set(read.slos);
    const failed = new Set<number>();
    let batch: Answer[] = [];
    let buckets = 0;
    const flush = async () => {
      const answers = batch;
      batch = [];
      buckets = 0;
      await this.#record(options, answers);
    };
    try {
      const readings = source.read({
        slos: read.slos.map(({ slo }) => slo),
        from: read.from,
        to: read.to,
        signal,
      });
      for await (const reading of withAbort(readings, signal)) {
        const slo = asked.get(keyOf(reading.slo));
        if (!slo || !isWithin(reading, read)) {
          this.#logger.warn(
            `The source '${source.id}' answered what it wasn't asked: ${reading.slo.entityRef} ${reading.slo.name} from ${reading.from} to ${reading.to}`,
          );
          continue;
        }
        silent.delete(slo);
        if ('error' in reading) failed.add(slo.id);
        batch.push({ slo, reading });
        buckets += 'buckets' in reading ? reading.buckets.length : 0;
        if (batch.length >= BATCH.answers || buckets >= BATCH.buckets) {
          await flush();
        }
      }
    } catch (error) {
      await flush();
      await this.#states.failed(source.id, toError(error));
      return undefined;
    }
    for (const slo of silent) {
      failed.add(slo.id);
      batch.push({ slo, reading: notAnswered(slo.slo, read) });
    }
    await flush();
    await this.#states.answered(source.id);
    return failed;
  }

  async #record(
    options: {
      source: SliSource;
      purpose: ReadPurpose;
      oldest: number;
    },
    answers: Answer[],
  ): Promise<void> {
    const entityRefs = await this.#recorder.record({
      source: options.source.id,
      answers,
      purpose: options.purpose,
      oldest: options.oldest,
    });
    await this.#changes.publish({ kind: 'ledger', entityRefs });
    await giveWay();
  }
}

function keyOf(slo: { entityRef: string; name: string }): string {
  return JSON.stringify([slo.entityRef, slo.name]);
}

function isWithin(reading: SliReading, read: PlannedRead): boolean {
  return (
    reading.from >= read.from &&
    reading.to <= read.to &&
    reading.from <= reading.to &&
    reading.from % BUCKET_MS === 0 &&
    reading.to % BUCKET_MS === 0
  );
}

function notAnswered(
  slo: { entityRef: string; name: string },
  read: PlannedRead,
): SliReading {
  return {
    slo: { entityRef: slo.entityRef, name: slo.name },
    from: read.from,
    to: read.to,
    error: {
      message: 'The source said nothing about this SLO.',
      fix: 'Look into the log of the portal, and at the source.',
    },
  };
}
