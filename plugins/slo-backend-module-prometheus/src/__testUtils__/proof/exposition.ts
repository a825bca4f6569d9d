import type { Scene } from './Scene';

const MINUTE_SECONDS = 60;

/** What the counters of a scene could have told: events between two scrapes that were both seen. */
export interface Truth {
  /** Per minute: events, 0 where they can't be known. */
  bad: Float64Array;
  total: Float64Array;
  unseenMinutes: number;
}

/** One sample as Prometheus scraped it. */
export interface Sample {
  metric: string;
  /** As in the text format, without braces. */
  labels: string;
  value: number;
  /** Seconds. */
  time: number;
}

/** Samples of the whole time, and what they tell. */
export interface Exposition {
  samples: Sample[];
  truth: Truth;
}

/**
 * Writes what Prometheus would have scraped.
 *
 * @param startSeconds - of the first scrape, a full minute
 * @param minutes - how many
 */
export function expose(
  scene: Scene,
  startSeconds: number,
  minutes: number,
): Exposition {
  const { service, offset, lazy, latency } = scene;
  const labels = `job="${service}",service="${service}",instance="${service}-0:8080"`;
  const samples: Sample[] = [];
  const add = (metric: string, extra: string, value: number, time: number) =>
    samples.push({ metric, labels: `${labels}${extra}`, value, time });
  const truth: Truth = {
    bad: new Float64Array(minutes),
    total: new Float64Array(minutes),
    unseenMinutes: 0,
  };
  let [good, bad] = [0, 0];
  let known = false;
  for (let index = 0; index < minutes; index += 1) {
    const minute = scene.minute(index);
    const time = startSeconds + index * MINUTE_SECONDS + offset;
    if (minute.restart) [good, bad] = [0, 0];
    good += minute.total - minute.bad;
    bad += minute.bad;
    if (minute.unseen) {
      truth.unseenMinutes += 1;
      known = false;
      continue;
    }
    if (known) {
      truth.bad[index] = minute.bad;
      truth.total[index] = minute.total;
    }
    known = true;
    add('up', '', 1, time);
    if (latency) {
      add('http_seconds_bucket', ',le="0.3"', good, time);
      add('http_seconds_bucket', ',le="+Inf"', good + bad, time);
      add('http_seconds_count', '', good + bad, time);
      continue;
    }
    if (!lazy || good > 0)
      add('http_requests_total', ',code="200"', good, time);
    if (!lazy || bad > 0) add('http_requests_total', ',code="500"', bad, time);
  }
  return { samples, truth };
}
