export type { ClusterObject } from './ClusterObject';
export type { Finding, FindingSeverity } from './Finding';
export type { EventsSli, ExternalSli, RatioSli, Sli } from './Sli';
export type { Slo, SloFormat, SloId } from './Slo';
export type { SloAlert, SloAlerting } from './SloAlerting';
export type {
  OccurrencesBudgeting,
  RatioTimeslicesBudgeting,
  SloBudgeting,
  TimeslicesBudgeting,
} from './SloBudgeting';
export type { SloSource } from './SloSource';
export type {
  CalendarSloWindow,
  RollingSloWindow,
  SloWindow,
} from './SloWindow';
export { sloKey } from './sloKey';
