import {
  alertConditions,
  BURN_WINDOWS,
  type BurnRate,
  type FiringAlert,
  type Forecast,
  type RecordedBudget,
  type SloDetail,
  type SloSummary,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { EntityInfo } from '../access/EntityInfo';
import type { EvaluatedSlo } from '../evaluate/EvaluatedSlo';
import {
  portalUrl,
  queryUrl,
  safeUrl,
  type PrometheusLink,
} from '../evaluate/links';
import { sentenceOf } from '../evaluate/sentenceOf';

const UNKNOWN: Forecast = {
  state: 'unknown',
  at: null,
  reason: 'It has not been counted yet',
};

const NO_BURN = Object.fromEntries(
  Object.keys(BURN_WINDOWS).map(window => [
    window,
    { rate: null, bad: 0, total: 0, coverage: 0 } satisfies BurnRate,
  ]),
) as SloDetail['burn'];

/** Everything about an SLO that its page shows. */
export function toDetail(options: {
  row: SloSummary;
  slo: StoredSlo;
  evaluated: EvaluatedSlo | undefined;
  info: EntityInfo;
  prometheus: PrometheusLink | undefined;
  firing: FiringAlert[];
  recorded: RecordedBudget | null;
}): SloDetail {
  const { row, slo, evaluated, info, firing, recorded } = options;
  return {
    ...row,
    format: slo.format,
    budgeting: slo.budgeting,
    sli: slo.sli,
    ...measured(row, evaluated),
    source: { ...slo.source, url: portalUrl(slo.url) },
    lint: slo.findings,
    runbookUrl: annotated(slo, ['runbook_url', 'runbook']),
    dashboardUrl:
      annotated(slo, ['dashboard_url', 'dashboard']) ?? dashboardOf(info),
    queryUrl: queryUrl(slo.sli, options.prometheus),
    firing: firing.map(alert => ({
      ...alert,
      runbookUrl: safeUrl(alert.runbookUrl ?? undefined),
    })),
    recorded,
  };
}

function measured(
  row: SloSummary,
  evaluated: EvaluatedSlo | undefined,
): Pick<
  SloDetail,
  'from' | 'end' | 'unit' | 'sentence' | 'burn' | 'conditions' | 'forecast'
> {
  if (!evaluated) {
    return {
      from: row.evaluatedAt,
      end: row.evaluatedAt,
      unit: 'events',
      sentence: `${row.truthReason}.`,
      burn: NO_BURN,
      conditions: alertConditions(row).map(condition => ({
        condition,
        state: 'unknown',
        short: null,
        long: null,
      })),
      forecast: { hour: UNKNOWN, day: UNKNOWN },
    };
  }
  const { evaluation, alerts, forecast } = evaluated;
  return {
    from: evaluation.from,
    end: evaluation.end,
    unit: evaluation.unit,
    sentence: sentenceOf(evaluated),
    burn: evaluation.burn,
    conditions: alerts.conditions,
    forecast,
  };
}

/** An annotation of the SLO's alerts, if it is an address that a browser may be sent to. */
function annotated(slo: StoredSlo, names: string[]): string | null {
  const { annotations, page, ticket } = slo.alerting;
  const given = [annotations, page.annotations, ticket.annotations].flatMap(
    texts => names.map(name => safeUrl(texts[name])),
  );
  return given.find(url => url !== null) ?? null;
}

function dashboardOf(info: EntityInfo): string | null {
  const link = info.links.find(
    ({ type, title }) => type === 'dashboard' || /dashboard/i.test(title),
  );
  return safeUrl(link?.url);
}
