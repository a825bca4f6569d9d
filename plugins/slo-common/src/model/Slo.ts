import type { Sli } from './Sli';
import type { SloAlerting } from './SloAlerting';
import type { SloBudgeting } from './SloBudgeting';
import type { SloSource } from './SloSource';
import type { SloWindow } from './SloWindow';

/** The formats that are read. */
export type SloFormat = 'sloth' | 'sloth-crd' | 'openslo' | 'pyrra';

/** An SLO is known by these two together. Never join them with `-`: `a-b` + `c` would be `a` + `b-c`. */
export interface SloId {
  service: string;
  name: string;
}

/** One promise with a number, from whichever format it was written in. */
export interface Slo extends SloId {
  format: SloFormat;
  description?: string;
  /** A ratio, between 0 and 1 exclusive. */
  objective: number;
  /** The window the spec states. Sloth's formats don't state one: whoever reads them decides (30 days unless told otherwise). */
  window?: SloWindow;
  budgeting: SloBudgeting;
  sli: Sli;
  /** Labels that split this SLO into one per combination of their values; empty for an SLO of one series. */
  grouping: string[];
  labels: Record<string, string>;
  alerting: SloAlerting;
  source: SloSource;
}
