/** What can use up a budget. `dependency`: an incident of somebody else. @public */
export type SpendCause = 'deploy' | 'incident' | 'dependency' | 'maintenance';

/**
 * Something that happened to a service and may explain bad events.
 *
 * @public
 */
export interface SpendEvent {
  id: string;
  cause: SpendCause;
  /** As people call it, such as `1.42`. */
  title: string;
  from: number;
  /** Null while it lasts. A deploy's end isn't used: its effect is looked for in the data. */
  to: number | null;
  /** The deploy that an incident came from: what the incident spent is then the deploy's. */
  causedBy?: string;
}
