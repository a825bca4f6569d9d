import {
  BUCKET_MS,
  DAY_MS,
  evaluateSlo,
  formatDuration,
  lintSloFiles,
  resolveWindow,
  type Slo,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import { UsageError } from '../errors';
import type { Prometheus } from '../slo/queryRange';
import { readDurationOption } from '../slo/readDurationOption';
import { readPrometheusLedger } from '../slo/readPrometheusLedger';
import { readSloFiles } from '../slo/readSloFiles';

/** Burn rates go back so far, however short the window is. */
const LONGEST_BURN_MS = 3 * DAY_MS;

/** `causeway slo budget`: an array with one object per SLO; one that can't be known has nulls and says why. */
export default async function sloBudget(
  file: string,
  options: {
    prometheus: string;
    at?: string;
    format: string;
    window: string;
  },
): Promise<void> {
  if (options.format !== 'json') {
    throw new UsageError(`--format is json, not '${options.format}'`);
  }
  const at = Math.floor(readTime(options.at) / BUCKET_MS) * BUCKET_MS;
  const windowMs = readDurationOption('window', options.window);
  const prometheus = readPrometheus(options.prometheus);
  const { slos, findings } = lintSloFiles(readSloFiles([file]), { windowMs });
  const budgets: Record<string, unknown>[] = [];
  for (const slo of slos) {
    budgets.push(
      await budgetOf({
        slo,
        prometheus,
        at,
        window: slo.window ?? { type: 'rolling', durationMs: windowMs },
      }),
    );
  }
  process.stdout.write(`${JSON.stringify(budgets, undefined, 2)}\n`);
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const { line, rule, message } of errors) {
    process.stderr.write(`${file}:${line}: ${message} (${rule})\n`);
  }
  const unknown = budgets.some(({ consumed }) => consumed === null);
  if (errors.length > 0 || unknown) process.exitCode = 1;
}

function readTime(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text);
  if (Number.isNaN(time)) {
    throw new UsageError(
      `--at is a time such as 2026-11-21T09:00:00Z or seconds since 1970, not '${text}'`,
    );
  }
  return time;
}

function readPrometheus(url: string): Prometheus {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(
      `--prometheus is an address such as http://localhost:9090, not '${url}'`,
    );
  }
  return { url, token: process.env.PROMETHEUS_TOKEN };
}

async function budgetOf(options: {
  slo: Slo;
  prometheus: Prometheus;
  at: number;
  window: SloWindow;
}): Promise<Record<string, unknown>> {
  const { slo, prometheus, at, window } = options;
  const about = {
    service: slo.service,
    slo: slo.name,
    objective: slo.objective,
    window: nameOf(window),
  };
  try {
    const { from } = resolveWindow({ window, at });
    const ledger = await readPrometheusLedger({
      prometheus,
      slo,
      from:
        Math.floor(Math.min(from, at - LONGEST_BURN_MS) / BUCKET_MS) *
        BUCKET_MS,
      to: at,
    });
    const result = evaluateSlo({ ...slo, window, ledger, at });
    return {
      ...about,
      good: result.good,
      bad: result.bad,
      total: result.total,
      coverage: result.coverage,
      attainment: result.attainment,
      consumed: result.consumed,
      remaining: result.remaining,
      burnRates: result.burnRates,
      state: result.state,
      reason: result.reason,
      at: new Date(at).toISOString(),
    };
  } catch (error) {
    return {
      ...about,
      good: null,
      bad: null,
      total: null,
      coverage: null,
      attainment: null,
      consumed: null,
      remaining: null,
      burnRates: null,
      state: 'unknown',
      reason: error instanceof Error ? error.message : String(error),
      at: new Date(at).toISOString(),
    };
  }
}

function nameOf(window: SloWindow): string {
  return window.type === 'rolling'
    ? formatDuration(window.durationMs)
    : `${window.count} ${window.unit} (${window.timeZone})`;
}
