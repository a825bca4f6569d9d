/** Bad events and all events, as PromQL rates with the window variable `{{.window}}`. */
export interface EventsSli {
  type: 'events';
  /** Rate of the bad events. */
  errorQuery: string;
  /** Rate of all events. */
  totalQuery: string;
}

/** The share of bad events or bad time, as one PromQL query with the window variable `{{.window}}`. */
export interface RatioSli {
  type: 'ratio';
  /** Between 0 (all good) and 1 (all bad). */
  errorRatioQuery: string;
}

/** An indicator that Prometheus can't answer from this file alone: a plugin of Sloth, another data source, pushed samples. */
export interface ExternalSli {
  type: 'external';
  /** What it would take, in words. */
  reason: string;
}

/** How good and bad are told apart. */
export type Sli = EventsSli | RatioSli | ExternalSli;
