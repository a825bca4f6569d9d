export type { AlertStore, StoredAlert, StoredBudget } from './AlertStore';
export type { EventStore } from './EventStore';
export type {
  IngestionStore,
  SourceProgress,
  SourceState,
} from './IngestionStore';
export type { HistoryRange, LedgerStore, SloHistory } from './LedgerStore';
export type {
  KnownSlo,
  SpecStore,
  StoredFile,
  StoredPolicyFile,
  StoredService,
} from './SpecStore';
export type { SloStores } from './SloStores';
export type { StoredVerdict, VerdictStore } from './VerdictStore';
export type { WaiverStore } from './WaiverStore';
