import type { SloTruth } from '@causeway/plugin-slo-common';
import ui from '../components/ui/ui.module.css';

const CLASSES: Record<SloTruth, string> = {
  holds: ui.ok,
  'at-risk': ui.risk,
  broken: ui.bad,
  unknown: ui.unk,
};

/** The class that gives text the colour of a truth. */
export function truthClass(truth: SloTruth): string {
  return CLASSES[truth];
}
