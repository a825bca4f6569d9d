/** One of the two burn-rate alerts of an SLO. */
export interface SloAlert {
  enabled: boolean;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** What the spec says about alerts. */
export interface SloAlerting {
  /** Name of both alerts. */
  name: string;
  /** For both alerts. */
  labels: Record<string, string>;
  /** For both alerts. */
  annotations: Record<string, string>;
  /** Wakes somebody up. */
  page: SloAlert;
  /** Is looked at on the next working day. */
  ticket: SloAlert;
}
