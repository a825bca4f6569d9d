import type { SliReading } from './SliReading';
import type { StoredSlo } from './StoredSlo';

/** What is wanted of a source. @public */
export interface SliReadRequest {
  /** All are supported by the source. */
  slos: StoredSlo[];
  /** Milliseconds; a multiple of five minutes, and of an hour if the range is older than what is kept in five minutes. */
  from: number;
  /** Exclusive; a multiple of five minutes, never in the future. */
  to: number;
  /** Set when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/**
 * Counts good and bad events from one external system. Every source passes `describeSliSource` of
 * `@causeway/plugin-slo-node/testUtils`.
 *
 * A source keeps no state that matters: it may be asked for the same range twice, by two backends, and after a restart.
 *
 * @public
 */
export interface SliSource {
  /** Stable, such as `prometheus:main`; it becomes the source of the buckets in the ledger. No `/` and no `+`. */
  readonly id: string;

  /** How long after its end a bucket can be read, in milliseconds; 0 without it. It isn't asked for earlier. */
  readonly delayMs?: number;

  /** Whether the SLO is this source's to answer. Several sources may say so; the ledger keeps their buckets apart. */
  supports(slo: StoredSlo): boolean;

  /**
   * Reads a range for many SLOs, and hands out each answer as soon as it is there. Each SLO's answers cover the range without
   * overlap, as one or as several parts; what is missing at the end counts as not answered and is asked for again.
   *
   * Splits and paces its own requests. Throws only if nothing at all can be known, for instance when the system is down.
   */
  read(request: SliReadRequest): AsyncIterable<SliReading>;
}
