/** One ref that a push wants to move. */
export interface PushCommand {
  /** Full name. */
  ref: string;
  /** Commit it was at, as the pusher saw it; absent for a new ref. */
  before?: string;
  /** Commit it shall be at; absent for a deletion. */
  after?: string;
}
