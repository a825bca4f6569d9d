export type { GateAnswer } from './GateAnswer';
export type { PolicyDryRun } from './PolicyDryRun';
export type { PostmortemTask, PostmortemTaskList } from './PostmortemTask';
export type { ServiceFeasibility } from './ServiceFeasibility';
export type {
  ServicePolicy,
  ServiceSlos,
  SloWaiver,
  VerdictSummary,
} from './ServiceSlos';
export type { SloBoard, SloBoardFacet } from './SloBoard';
export type { FiringAlert, RecordedBudget, SloDetail } from './SloDetail';
export type { SloFileContent } from './SloFileContent';
export type { SloPolicyEvent } from './SloPolicyEvent';
export type { SloProblem } from './SloProblem';
export type { SloProblems } from './SloProblems';
export type { SloProposal, SloProposals } from './SloProposals';
export type {
  RehearsedSlo,
  RehearsedVersion,
  SloRehearsal,
} from './SloRehearsal';
export type {
  SloReport,
  SloReportPolicy,
  SloReportRow,
  SpendByCause,
} from './SloReport';
export type { SloSignal } from './SloSignal';
export type { SloSummary } from './SloSummary';
export type { SloTimeline, SloTimelinePoint } from './SloTimeline';
export type { SloTruth } from './SloTruth';
export type { SystemMember, SystemSlos } from './SystemSlos';
export type { VerdictDetail } from './VerdictDetail';
export type { VerdictList } from './VerdictList';
