import type { SloTruth } from '@causeway/plugin-slo-common';

/** The truths, worst first, with what the portal calls them. */
export const TRUTHS: { truth: SloTruth; label: string }[] = [
  { truth: 'broken', label: 'Broken' },
  { truth: 'at-risk', label: 'At risk' },
  { truth: 'unknown', label: 'Unknown' },
  { truth: 'holds', label: 'Holds' },
];
