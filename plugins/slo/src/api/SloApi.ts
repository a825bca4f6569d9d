import type {
  PolicyDryRun,
  ServiceFeasibility,
  ServiceSlos,
  SloBoard,
  SloProblems,
  SloProposals,
  SloRehearsal,
  SloReport,
  SloTimeline,
  SloWaiver,
  SpendStatement,
  SystemSlos,
  VerdictDetail,
} from '@causeway/plugin-slo-common';
import type {
  BoardQuery,
  RehearsalFile,
  RehearsalRequest,
  TimeRange,
  WaiverRequest,
} from './types';

/** An SLO of an entity. */
export interface SloOfEntity {
  entityRef: string;
  /** Its name, unique within the entity. */
  slo: string;
}

/**
 * The SLO backend as pages use it. Every method rejects with a `ResponseError` that says what the backend answered.
 */
export interface SloApi {
  getBoard(query: BoardQuery): Promise<SloBoard>;
  /** The board's rows as comma-separated values. */
  getBoardCsv(query: BoardQuery): Promise<Blob>;
  /** Files and sources that can't be read. */
  getProblems(query: { mine?: boolean }): Promise<SloProblems>;
  getService(entityRef: string): Promise<ServiceSlos>;
  /** Reads the service's files and sources now, and gives what came of it. */
  refreshService(entityRef: string): Promise<ServiceSlos>;
  getTimeline(
    slo: SloOfEntity,
    query: TimeRange & { points?: number },
  ): Promise<SloTimeline>;
  getSpend(slo: SloOfEntity, query: TimeRange): Promise<SpendStatement>;
  /** Whether what the service depends on allows what it promises. */
  getFeasibility(entityRef: string): Promise<ServiceFeasibility>;
  /** The SLOs of a system as one budget, by the system's own rule unless told. */
  getSystem(
    entityRef: string,
    query: { kind?: SystemSlos['kind'] },
  ): Promise<SystemSlos>;
  /** Prometheus rules, as YAML. */
  getRules(entityRef: string): Promise<Blob>;
  /** An SLO file of the service as it was read last. */
  getFile(entityRef: string, path: string): Promise<RehearsalFile>;
  /** A verdict with its inputs, made again from them. */
  getVerdict(entityRef: string, id: string): Promise<VerdictDetail>;
  grantWaiver(entityRef: string, request: WaiverRequest): Promise<SloWaiver>;
  endWaiver(entityRef: string, id: string): Promise<void>;
  /** What the service's policy would have done in the past. */
  dryRunPolicy(entityRef: string, query: TimeRange): Promise<PolicyDryRun>;
  rehearse(request: RehearsalRequest): Promise<SloRehearsal>;
  /** Open change proposals that touch SLO files. */
  getOpenProposals(): Promise<SloProposals>;
  getReport(query: { owner?: string; period: string }): Promise<SloReport>;
}
