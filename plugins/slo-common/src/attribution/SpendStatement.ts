import { SpendCause } from './SpendEvent';

/**
 * A line of a {@link SpendStatement}.
 *
 * @public
 */
export interface SpendLine {
  cause: SpendCause | 'unexplained';
  /** The event; null for what is unexplained. */
  id: string | null;
  title: string;
  /** Bad events. All lines add up to the statement's `bad` exactly, in any order. */
  bad: number;
  /** Share of the error budget. All lines add up to the statement's `consumed` exactly. Null without a budget. */
  consumed: number | null;
}

/**
 * What the bad events of a time were spent on.
 *
 * @public
 */
export interface SpendStatement {
  from: number;
  to: number;
  bad: number;
  total: number;
  consumed: number | null;
  /** Greatest first; `unexplained` is always there, and last. */
  lines: SpendLine[];
}
