export { quote } from './quote';
export { recordedCounts, type RecordedCounts } from './recordedCounts';
export { QUERY_LABEL, unionQuery, type NamedQuery } from './unionQuery';
