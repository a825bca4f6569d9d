import { BUCKET_MS } from '@causeway/plugin-slo-common';
import type { SliReading, StoredSlo } from '@causeway/plugin-slo-node';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { Series } from '../client/readSeries';
import { QUERY_LABEL } from '../plan';
import { askRange } from './askRange';
import type { ReadRange } from './BatchReader';
import type { RangeLimit } from './RangeLimit';

const SECONDS = BUCKET_MS / 1000;
const SHARED_FOR_MS = 60_000;
const BY = 'by (sloth_service, sloth_slo)';
const RATIOS = 'slo:sli_error:ratio_rate5m{sloth_slo!=""}';

/**
 * One query for all SLOs. An SLO of several groups counts as its worst one, as Sloth's alerts have it. A ratio that is NaN, which
 * 0 / 0 gives, is seen and tells nothing: it was recorded, so the service was observed and idle.
 */
const QUERY = `label_replace(max ${BY} (${RATIOS} < +Inf), "${QUERY_LABEL}", "ratio", "", "") or label_replace(count ${BY} (${RATIOS}), "${QUERY_LABEL}", "seen", "", "")`;

const NOTHING_RECORDED =
  'Sloth has recorded no 5-minute ratio of this SLO in all of this time. Load the rules that `causeway slo rules` or Sloth make from its file, or let the portal ask the queries themselves (slo.prometheus[].read: auto).';
const APPROXIMATE =
  'Counted from ratios that Sloth recorded: every 5 minutes weigh the same, whatever their traffic.';

type Values = Map<number, number>;

function keyOf(service: string | undefined, name: string | undefined): string {
  return `${service}\0${name}`;
}

/** What Sloth recorded, by SLO and end of the bucket. */
interface Recorded {
  ratios: Map<string, Values>;
  seen: Map<string, Values>;
}

function collect(series: Series[]): Recorded {
  const recorded: Recorded = { ratios: new Map(), seen: new Map() };
  for (const { labels, points } of series) {
    const known =
      labels[QUERY_LABEL] === 'ratio' ? recorded.ratios : recorded.seen;
    const key = keyOf(labels.sloth_service, labels.sloth_slo);
    // A range that was asked for in pieces comes as several series.
    known.set(key, new Map([...(known.get(key) ?? []), ...points]));
  }
  return recorded;
}

/** Reads the 5-minute ratios that Sloth recorded, for the whole fleet in one query. */
export class SlothRatios {
  readonly #client: PrometheusClient;
  readonly #limit: RangeLimit;
  #last?: { key: string; until: number; recorded: Promise<Recorded> };

  constructor(options: { client: PrometheusClient; limit: RangeLimit }) {
    this.#client = options.client;
    this.#limit = options.limit;
  }

  /** @throws UpstreamError */
  async read(options: {
    slos: readonly StoredSlo[];
    range: ReadRange;
    signal: AbortSignal;
  }): Promise<SliReading[]> {
    const { slos, range, signal } = options;
    const recorded = await this.#recorded(range, signal);
    return slos.map(slo => readingOf(slo, range, recorded));
  }

  /** A fleet is asked about in several parts within a moment: one answer serves them all. */
  #recorded(range: ReadRange, signal: AbortSignal): Promise<Recorded> {
    const key = `${range.from} ${range.to}`;
    const now = Date.now();
    if (this.#last?.key === key && this.#last.until > now) {
      return this.#last.recorded;
    }
    const recorded = askRange({
      client: this.#client,
      limit: this.#limit,
      query: QUERY,
      first: range.from + BUCKET_MS,
      last: range.to,
      signal,
    }).then(collect);
    this.#last = { key, until: now + SHARED_FOR_MS, recorded };
    recorded.catch(() => {
      this.#last = undefined;
    });
    return recorded;
  }
}

function readingOf(
  slo: StoredSlo,
  range: ReadRange,
  { ratios, seen }: Recorded,
): SliReading {
  const key = keyOf(slo.service, slo.name);
  const values = ratios.get(key);
  const times = [...(seen.get(key)?.keys() ?? [])];
  return {
    slo: { entityRef: slo.entityRef, name: slo.name },
    ...range,
    approximate: 'sloth',
    notes: [times.length === 0 ? NOTHING_RECORDED : APPROXIMATE],
    buckets: times.map(at => {
      const value = values?.get(at);
      return {
        start: at - BUCKET_MS,
        bad: value === undefined ? 0 : Math.max(0, value) * SECONDS,
        total: value === undefined ? 0 : SECONDS,
        coverage: 1,
      };
    }),
  };
}
