import { z } from 'zod';

/** Prometheus refuses more than 11,000 points of a series. */
const MOST_POINTS = 10_000;
const TIMEOUT_MS = 120_000;

const answerSchema = z.object({
  status: z.string(),
  error: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  data: z
    .object({
      resultType: z.literal('matrix'),
      result: z.array(
        z.object({
          metric: z.record(z.string(), z.string()),
          values: z.array(z.tuple([z.number(), z.string()])),
        }),
      ),
    })
    .optional(),
});

/** A Prometheus, and how to be let in. */
export interface Prometheus {
  url: string;
  /** Sent as a bearer token. */
  token?: string;
}

/** One point of a series: time in milliseconds, and the value. */
export type Point = [time: number, value: number];

/**
 * Evaluates a query at regular times, in pieces that Prometheus accepts: a piece that is too much for it (422) is halved.
 *
 * @returns the points of each series
 * @throws Error that says what Prometheus answered
 */
export async function queryRange(options: {
  prometheus: Prometheus;
  query: string;
  /** First and last time, both included. */
  from: number;
  to: number;
  stepMs: number;
}): Promise<Point[][]> {
  const { from, to, stepMs } = options;
  const points = Math.floor((to - from) / stepMs) + 1;
  if (points > MOST_POINTS) return inTwo(options, MOST_POINTS);
  const answer = await post(options);
  if (answer === 'too much') {
    if (points < 2) throw new Error('Prometheus: the query is too much for it');
    return inTwo(options, Math.ceil(points / 2));
  }
  return answer;
}

async function inTwo(
  options: Parameters<typeof queryRange>[0],
  points: number,
): Promise<Point[][]> {
  const middle = options.from + points * options.stepMs;
  const first = await queryRange({ ...options, to: middle - options.stepMs });
  const second = await queryRange({ ...options, from: middle });
  return [...first, ...second];
}

async function post(
  options: Parameters<typeof queryRange>[0],
): Promise<Point[][] | 'too much'> {
  const { prometheus, query, from, to, stepMs } = options;
  const address = `${prometheus.url.replace(/\/+$/, '')}/api/v1/query_range`;
  const response = await fetch(address, {
    method: 'POST',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: prometheus.token
      ? { Authorization: `Bearer ${prometheus.token}` }
      : {},
    body: new URLSearchParams({
      query,
      start: String(from / 1000),
      end: String(to / 1000),
      step: String(stepMs / 1000),
    }),
  }).catch(error => {
    throw new Error(`${address} can't be reached: ${error.cause ?? error}`);
  });
  const text = await response.text();
  const { data, error, warnings } = readAnswer(text) ?? {};
  if (response.status === 422) return 'too much';
  if (!response.ok || !data) {
    const said = error ?? text.slice(0, 200);
    throw new Error(`${address} answered ${response.status}: ${said}`);
  }
  // Thanos says so when a store is missing: a part of the events is no budget.
  if (warnings?.length) {
    throw new Error(`${address} has only a part: ${warnings.join('; ')}`);
  }
  return data.result.map(({ values }) =>
    values.map(([time, value]) => [Math.round(time * 1000), Number(value)]),
  );
}

function readAnswer(text: string): z.infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
