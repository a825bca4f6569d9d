/** What the board asks for. */
export interface BoardQuery {
  mine?: boolean;
  owner?: string[];
  system?: string[];
  truth?: string[];
  stage?: string[];
  /** Only SLOs with findings, or kept out of the policy. */
  problems?: boolean;
  /** Words of names, titles and descriptions. */
  q?: string;
  entity?: string;
  limit?: number;
  cursor?: string;
}

/** A stretch of time, in milliseconds since 1970. */
export interface TimeRange {
  from: number;
  to: number;
}

/** A new waiver. */
export interface WaiverRequest {
  reason: string;
  until: number;
  /** Names of SLOs; all of the service without it. */
  slos?: string[];
}

/** An SLO file as it would be. */
export interface RehearsalFile {
  path: string;
  content: string;
}

/** What to try on the past. */
export type RehearsalRequest = { entityRef: string } & Partial<TimeRange> &
  (
    | { files: RehearsalFile[] }
    | { proposal: { repository: string; number: number } }
  );
