export { LEAD_IN_BUCKETS } from './coverageOf';
export { planSlo } from './planSlo';
export { queriesOf } from './queriesOf';
export { quote } from './quote';
export { recordedCounts, type RecordedCounts } from './recordedCounts';
export type { CountQuery, SloPlan } from './SloPlan';
export type { Answers } from './SlotReader';
export { toBuckets, type BucketReading } from './toBuckets';
export { QUERY_LABEL, unionQuery, type NamedQuery } from './unionQuery';
