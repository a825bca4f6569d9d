export type {
  AlertReading,
  AlertSource,
  SourceAlert,
  SourceBudget,
} from './AlertSource';
export { isApproximateSource } from './isApproximateSource';
export { ledgerSourceName } from './ledgerSourceName';
export type { SliFailure, SliReading, SliSuccess } from './SliReading';
export type { SliReadRequest, SliSource } from './SliSource';
export type { SloRef } from './SloRef';
export type { SloSources } from './sloSourcesExtensionPoint';
export { sloSourcesExtensionPoint } from './sloSourcesExtensionPoint';
export type { SpecDocument, SpecPart, SpecSource } from './SpecSource';
export type { StoredSlo } from './StoredSlo';
