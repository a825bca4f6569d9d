import { DAY_MS } from '@causeway/plugin-slo-common';

/** How long the SLOs' window is. */
export const WINDOW_MS = 7 * DAY_MS;
