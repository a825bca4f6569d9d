/** What happened to a service in one minute. */
export interface Minute {
  bad: number;
  total: number;
  /** The service wasn't scraped, or Prometheus was down. */
  unseen?: boolean;
  /** The process began anew: counters are 0, and series without events are gone. */
  restart?: boolean;
}

/** A simulated service: what happened, and how its counters tell it. */
export interface Scene {
  service: string;
  /** What the case is about. */
  about: string;
  objective: number;
  /** Seconds after the full minute at which it is scraped. */
  offset: number;
  /** Counters are born with their first event, not with 0. */
  lazy?: boolean;
  /** The five minutes in which a series is born have one sample, and two are needed to count. */
  lostMinutes?: number;
  /** Bad events are those that are not in the bucket of fast ones. */
  latency?: boolean;
  minute(index: number): Minute;
}
