/** A window that always reaches from now back into the past by the same length. */
export interface RollingSloWindow {
  type: 'rolling';
  durationMs: number;
}

/** A window that begins anew with each day, week, month, quarter or year of a time zone. */
export interface CalendarSloWindow {
  type: 'calendar';
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** How many units one window lasts. */
  count: number;
  /** IANA name, for instance `Europe/Berlin`. */
  timeZone: string;
  /** The local date on which a first window began (ISO, `2026-01-31`); without it the calendar's own beginnings count. */
  start?: string;
}

/** The time over which an objective has to hold. */
export type SloWindow = RollingSloWindow | CalendarSloWindow;
