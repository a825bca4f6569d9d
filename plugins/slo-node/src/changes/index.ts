export { SLO_CHANGES_TOPIC } from './SLO_CHANGES_TOPIC';
export type { SloChange } from './SloChange';
