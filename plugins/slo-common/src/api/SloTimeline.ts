import type { SpendEvent } from '../attribution';
import type { BurnWindow } from '../maths';

/** A moment of a timeline. @public */
export interface SloTimelinePoint {
  at: number;
  remaining: number | null;
  attainment: number | null;
  /** Of the step that ends here. */
  bad: number;
  /** Of the step that ends here. */
  total: number;
  /** Of the step that ends here, 0..1. */
  coverage: number;
  /** At this moment. Where only hours are known, windows of less than an hour have none. */
  burnRates: Partial<Record<BurnWindow, number | null>>;
  /**
   * The highest within the step that ends here: what alerts may have seen between two points. Null where nothing was observed.
   */
  burnPeaks: Partial<Record<BurnWindow, number | null>>;
}

/**
 * The budget, volume and burn rates of an SLO at regular moments, and what happened to its service.
 *
 * @public
 */
export interface SloTimeline {
  entityRef: string;
  name: string;
  from: number;
  to: number;
  stepMs: number;
  points: SloTimelinePoint[];
  events: SpendEvent[];
}
