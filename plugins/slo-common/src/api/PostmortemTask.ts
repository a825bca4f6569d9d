/** A postmortem that a stage of the error-budget policy asked for. @public */
export interface PostmortemTask {
  id: string;
  entityRef: string;
  /** The verdict at which the stage began. */
  verdictId: string;
  /** The SLO that decided. */
  slo: string | null;
  /** Name of the stage. */
  stage: string;
  reason: string;
  openedAt: number;
  dueAt: number;
}

/** Postmortems that were asked for, newest first. @public */
export interface PostmortemTaskList {
  items: PostmortemTask[];
}
