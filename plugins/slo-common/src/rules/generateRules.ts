import type { Slo } from '../model';
import { formatDuration } from '../parse/formatDuration';
import { alertRules } from './alertRules';
import { metaRules } from './metaRules';
import type { PrometheusRules, RuleGroup } from './PrometheusRules';
import type { RuleContext } from './RuleContext';
import { sliRules } from './sliRules';

const DAY_MS = 86_400_000;
const CALENDAR_DAYS = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
} as const;

/** How rules are made. */
export interface GenerateOptions {
  /** The window of SLOs whose format states none; 30 days unless given. */
  windowMs?: number;
  /** Count the period's events instead of averaging its 5-minute ratios. */
  exactPeriod?: boolean;
}

/** An SLO of which no rules can be made. */
export interface SkippedSlo {
  slo: Slo;
  reason: string;
}

function periodOf({ window }: Slo, windowMs: number): number {
  if (!window) return windowMs;
  return window.type === 'rolling'
    ? window.durationMs
    : window.count * CALENDAR_DAYS[window.unit] * DAY_MS;
}

/** Labels of Kubernetes objects may have names that Prometheus 2 refuses. */
function labelsFor({ format, labels }: Slo): Record<string, string> {
  if (format === 'sloth' || format === 'sloth-crd') return labels;
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [
      name.replace(/\W/g, '_').replace(/^\d/, '_$&'),
      value,
    ]),
  );
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function reasonToSkip(slo: Slo, periodMs: number): string | undefined {
  if (slo.sli.type === 'external') return slo.sli.reason;
  if (!(slo.objective > 0 && slo.objective < 1))
    return 'its objective leaves no error budget';
  if (slo.budgeting.method !== 'occurrences')
    return 'Prometheus rules count events, not slices of time; the portal does both';
  return periodMs <= 3 * DAY_MS
    ? 'its window is not longer than the longest window of its alerts, 3 days'
    : undefined;
}

function groupsOf(
  slo: Slo,
  periodMs: number,
  exactPeriod: boolean,
): RuleGroup[] {
  const id = `${slo.service}-${slo.name}`;
  const own = { sloth_id: id, sloth_service: slo.service, sloth_slo: slo.name };
  const context: RuleContext = {
    slo,
    periodMs,
    period: formatDuration(periodMs),
    id,
    labels: { ...labelsFor(slo), ...own },
    selector: `{${Object.entries(own)
      .map(([label, value]) => `${label}=${quoted(value)}`)
      .join(', ')}}`,
    budget: Number((1 - slo.objective).toPrecision(12)),
  };
  return [
    {
      name: `sloth-slo-sli-recordings-${id}`,
      rules: sliRules(context, exactPeriod),
    },
    { name: `sloth-slo-meta-recordings-${id}`, rules: metaRules(context) },
    { name: `sloth-slo-alerts-${id}`, rules: alertRules(context) },
  ].filter(({ rules }) => rules.length > 0);
}

/**
 * Prometheus rules for SLOs of any format, with the names, labels and effect of Sloth's: per SLO 8 error ratios, 7 series
 * about the SLO, 2 alerts.
 *
 * @param slos - SLOs without an error-level finding
 * @param options - window and period
 */
export function generateRules(
  slos: readonly Slo[],
  options: GenerateOptions = {},
): { rules: PrometheusRules; skipped: SkippedSlo[] } {
  const { windowMs = 30 * DAY_MS, exactPeriod = false } = options;
  const judged = slos.map(slo => {
    const periodMs = periodOf(slo, windowMs);
    return { slo, periodMs, reason: reasonToSkip(slo, periodMs) };
  });
  return {
    rules: {
      groups: judged
        .filter(({ reason }) => !reason)
        .flatMap(({ slo, periodMs }) => groupsOf(slo, periodMs, exactPeriod)),
    },
    skipped: judged.flatMap(({ slo, reason }) =>
      reason ? { slo, reason } : [],
    ),
  };
}
