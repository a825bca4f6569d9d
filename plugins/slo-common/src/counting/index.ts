export { completeDifference } from './completeDifference';
export { LEAD_IN_BUCKETS } from './coverageOf';
export { observedBy, type Observation } from './observedBy';
export { oneNumber } from './oneNumber';
export { planSlo } from './planSlo';
export { queriesOf } from './queriesOf';
export type { CountQuery, SloPlan } from './SloPlan';
export type { Answers } from './SlotReader';
export { toBuckets, type BucketReading } from './toBuckets';
