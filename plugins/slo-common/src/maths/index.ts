export type { BudgetMeasure, BudgetState } from './BudgetMeasure';
export type { BudgetNumbers } from './budgetNumbers';
export { budgetNumbers } from './budgetNumbers';
export type { BudgetOptions } from './BudgetOptions';
export type { BurnRate } from './burnRate';
export { burnRate } from './burnRate';
export type { BurnWindow } from './burnWindows';
export { BURN_WINDOWS } from './burnWindows';
export { checkWindow } from './checkWindow';
export type { CompositeBudget, CompositeMember } from './compositeBudget';
export { compositeBudget } from './compositeBudget';
export { errorBudgetOf } from './errorBudgetOf';
export type { SloEvaluation } from './evaluateSlo';
export { evaluateSlo } from './evaluateSlo';
export type { DependencyNode, Feasibility } from './feasibleObjective';
export { feasibleObjective } from './feasibleObjective';
export type { Contradiction } from './findContradictions';
export { findContradictions } from './findContradictions';
export type { Forecast } from './forecastExhaustion';
export { forecastExhaustion } from './forecastExhaustion';
export {
  formatCount,
  formatDuration as formatSpan,
  formatPercent,
} from './format';
export { measureBudget } from './measureBudget';
export { resolveWindow } from './resolveWindow';
export { spendLedger } from './spendLedger';
export type { TimelineOptions } from './timelineSteps';
export { timelineSteps } from './timelineSteps';
export type { WindowRange } from './WindowRange';
