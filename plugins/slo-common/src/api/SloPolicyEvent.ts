/** A service came into another stage of its error-budget policy. May come twice, with the same `id`. @public */
export interface SloPolicyEvent {
  /** The verdict's. */
  id: string;
  entityRef: string;
  at: number;
  /** 0 for none. */
  stage: number;
  stageName: string | null;
  previousStage: number;
  status: 'known' | 'unknown';
  /** The SLO that decided. */
  slo: string | null;
  reason: string;
}
