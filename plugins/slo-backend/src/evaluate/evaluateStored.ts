import {
  alertConditions,
  alertState,
  DAY_MS,
  evaluateSlo,
  findContradictions,
  forecastExhaustion,
  HOUR_MS,
  type Ledger,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import { isApproximateSource, type StoredSlo } from '@causeway/plugin-slo-node';
import type { EvaluatedSlo } from './EvaluatedSlo';
import { evaluationTime } from './evaluationTime';

/** Judges an SLO by its ledger at a moment. */
export function evaluateStored(options: {
  slo: StoredSlo;
  window: SloWindow;
  ledger: Ledger;
  sources: string[];
  dataAt: number | null;
  trend: (number | null)[];
  /** Below this share of the window nothing is known; that of the policy. */
  minimumCoverage: number;
  now: number;
}): EvaluatedSlo {
  const { slo, window, ledger, sources, dataAt, trend, now } = options;
  const at = evaluationTime({ now, dataAt });
  const facts = {
    objective: slo.objective,
    budgeting: slo.budgeting,
    minimumCoverage: options.minimumCoverage,
    window,
    ledger,
    at,
  };
  const contradictions = findContradictions({ ledger, at });
  return {
    slo,
    window,
    evaluation: evaluateSlo(facts),
    alerts: alertState({ ...facts, conditions: alertConditions({ window }) }),
    forecast: {
      hour: forecastExhaustion({ ...facts, basisMs: HOUR_MS }),
      day: forecastExhaustion({ ...facts, basisMs: DAY_MS }),
    },
    trend,
    contradictions,
    quarantined: slo.quarantined ?? contradictions[0]?.message ?? null,
    sources,
    approximate: sources.some(isApproximateSource),
    dataAt,
    evaluatedAt: now,
  };
}
