import { BURN_WINDOWS, type SloSummary } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { EntityInfo } from '../access/EntityInfo';
import { stageOf } from '../policy/stageOf';
import type { EvaluatedSlo } from './EvaluatedSlo';
import type { JudgedService } from './JudgedService';
import { truthOf } from './truthOf';
import { windowOf } from './windowOf';

const NO_RATES = Object.fromEntries(
  Object.keys(BURN_WINDOWS).map(window => [window, null]),
) as SloSummary['burnRates'];

/** The row of an SLO on the board, at a moment. */
export function toSummary(options: {
  service: JudgedService;
  slo: StoredSlo;
  info: EntityInfo;
  fallback: Parameters<typeof windowOf>[1];
  now: number;
}): SloSummary {
  const { service, slo, info, fallback } = options;
  const evaluated = service.evaluated.get(slo.name);
  const stage = stageOf(service, slo.name);
  const errors = slo.findings.filter(f => f.severity === 'error').length;
  return {
    entityRef: slo.entityRef,
    entityTitle: info.title,
    owner: info.owner,
    ownerTitle: info.ownerTitle,
    system: info.system,
    systemTitle: info.systemTitle,
    service: slo.service,
    name: slo.name,
    description: slo.description ?? null,
    objective: slo.objective,
    window: windowOf(slo, service.policy.policy ?? fallback),
    ...(evaluated
      ? measured(evaluated, stage, options.now)
      : notYet(slo, options.now)),
    stage: stage && {
      index: stage.index,
      name: stage.name,
      releases: stage.releases,
      status: stage.status,
      since: stage.since,
    },
    findings: { errors, warnings: slo.findings.length - errors },
  };
}

type Measured = Omit<
  SloSummary,
  | 'entityRef'
  | 'entityTitle'
  | 'owner'
  | 'ownerTitle'
  | 'system'
  | 'systemTitle'
  | 'service'
  | 'name'
  | 'description'
  | 'objective'
  | 'window'
  | 'stage'
  | 'findings'
>;

function measured(
  evaluated: EvaluatedSlo,
  stage: ReturnType<typeof stageOf>,
  now: number,
): Measured {
  const { evaluation, alerts } = evaluated;
  const { truth, reason } = truthOf({ evaluated, stage, now });
  // Of a window that was hardly observed nobody knows what is left of its budget; late data was measured once.
  const known =
    evaluated.dataAt !== null &&
    evaluation.state !== 'insufficient-coverage' &&
    evaluation.state !== 'invalid';
  return {
    truth,
    truthReason: reason,
    state: evaluation.state,
    good: evaluation.good,
    bad: evaluation.bad,
    total: evaluation.total,
    allowed: known ? evaluation.allowed : null,
    coverage: evaluation.coverage,
    attainment: known ? evaluation.attainment : null,
    consumed: known ? evaluation.consumed : null,
    remaining: known ? evaluation.remaining : null,
    burnRates: evaluation.burnRates,
    alerts: { page: alerts.page, ticket: alerts.ticket },
    trend: evaluated.trend,
    evaluatedAt: evaluated.evaluatedAt,
    dataAt: evaluated.dataAt,
    sources: evaluated.sources,
    approximate: evaluated.approximate,
    quarantined: evaluated.quarantined,
  };
}

function notYet(slo: StoredSlo, now: number): Measured {
  return {
    truth: 'unknown',
    truthReason: 'It has not been counted yet',
    state: 'insufficient-coverage',
    good: 0,
    bad: 0,
    total: 0,
    allowed: null,
    coverage: 0,
    attainment: null,
    consumed: null,
    remaining: null,
    burnRates: NO_RATES,
    alerts: { page: 'unknown', ticket: 'unknown' },
    trend: [],
    evaluatedAt: now,
    dataAt: null,
    sources: [],
    approximate: false,
    quarantined: slo.quarantined,
  };
}
