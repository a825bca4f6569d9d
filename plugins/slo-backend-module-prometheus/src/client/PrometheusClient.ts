import type { z } from 'zod';
import type { PrometheusSettings } from '../config';
import { firingAlertsSchema, type PrometheusAlert } from './firingAlertsSchema';
import { readPrometheusAnswer } from './readPrometheusAnswer';
import { readSeries, type Series } from './readSeries';
import { sloRulesSchema, type RecordedRule } from './sloRulesSchema';
import {
  UpstreamClient,
  type UpstreamAnswer,
  type UpstreamRequest,
} from './UpstreamClient';
import { UpstreamError } from './UpstreamError';

/** A question to Prometheus about a range of time. */
export interface RangeQuestion {
  query: string;
  /** First and last time of evaluation, both included; milliseconds. */
  from: number;
  to: number;
  stepMs: number;
  signal?: AbortSignal;
}

/**
 * Thanos: replicas as one, and all stores or nothing. VictoriaMetrics: all nodes or nothing. The others don't read them.
 */
const WHOLE_ANSWERS = {
  dedup: 'true',
  partial_response: 'false',
  deny_partial_response: '1',
};

/** Worth another try: too many requests, or down for a moment. A query that ran out of time isn't. */
function isBusy({ status, text }: UpstreamAnswer): boolean {
  return (
    status === 429 ||
    status === 502 ||
    (status === 503 && !/"errorType":\s*"(timeout|canceled)"/.test(text))
  );
}

/** The HTTP API of Prometheus, and of what speaks it too. */
export class PrometheusClient {
  readonly settings: PrometheusSettings;
  readonly #upstream: UpstreamClient;

  constructor(settings: PrometheusSettings) {
    this.settings = settings;
    this.#upstream = new UpstreamClient(settings);
  }

  /** How many requests were sent so far. */
  get requests(): number {
    return this.#upstream.requests;
  }

  /** @throws UpstreamError */
  async query(question: {
    query: string;
    /** Milliseconds. */
    at: number;
    signal?: AbortSignal;
  }): Promise<Series[]> {
    const { query, at, signal } = question;
    return this.#series({
      path: '/api/v1/query',
      form: { query, time: String(at / 1000) },
      signal,
    });
  }

  /** @throws UpstreamError */
  async queryRange(question: RangeQuestion): Promise<Series[]> {
    const { query, from, to, stepMs, signal } = question;
    return this.#series({
      path: '/api/v1/query_range',
      form: {
        query,
        start: String(from / 1000),
        end: String(to / 1000),
        step: String(stepMs / 1000),
      },
      signal,
    });
  }

  /** Alerts that fire or are pending now. @throws UpstreamError */
  async alerts(signal?: AbortSignal): Promise<PrometheusAlert[]> {
    const { data } = await this.#ask({ path: '/api/v1/alerts', signal });
    return this.#parse(firingAlertsSchema, data).alerts;
  }

  /** Rules by which Sloth records 5-minute ratios. @throws UpstreamError */
  async sloRules(signal?: AbortSignal): Promise<RecordedRule[]> {
    const { data } = await this.#ask({
      path: '/api/v1/rules?type=record&rule_name%5B%5D=slo:sli_error:ratio_rate5m',
      signal,
    });
    return this.#parse(sloRulesSchema, data);
  }

  async close(): Promise<void> {
    await this.#upstream.close();
  }

  #parse<T>(schema: z.ZodType<T>, data: unknown): T {
    const { success, data: parsed, error } = schema.safeParse(data);
    if (success) return parsed;
    const { name } = this.settings;
    throw new UpstreamError({
      kind: 'access',
      message: `${name} answers, but not as Prometheus does: ${error.issues[0].message}`,
      fix: `Check url of ${name}, and what stands between it and the portal.`,
    });
  }

  async #series(
    request: Omit<UpstreamRequest, 'isBusy'> & { form: Record<string, string> },
  ): Promise<Series[]> {
    const { name, timeoutMs } = this.settings;
    const { data } = await this.#ask({
      ...request,
      form: {
        ...request.form,
        ...WHOLE_ANSWERS,
        timeout: `${Math.ceil(timeoutMs / 1000)}s`,
      },
    });
    return readSeries(data, name);
  }

  async #ask(
    request: Omit<UpstreamRequest, 'isBusy'>,
  ): Promise<{ data: unknown }> {
    const answer = await this.#upstream.send({ ...request, isBusy });
    return readPrometheusAnswer(answer, this.settings);
  }
}
