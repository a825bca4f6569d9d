export type {
  ServicePolicy,
  ServiceSlos,
  SloWaiver,
  VerdictSummary,
} from './ServiceSlos';
export type { SloBoard, SloBoardFacet } from './SloBoard';
export type { FiringAlert, RecordedBudget, SloDetail } from './SloDetail';
export type { SloProblem } from './SloProblem';
export type { SloSummary } from './SloSummary';
export type { SloTimeline, SloTimelinePoint } from './SloTimeline';
export type { SloTruth } from './SloTruth';
