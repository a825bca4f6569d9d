import type { AlertStore } from './AlertStore';
import type { EventStore } from './EventStore';
import type { IngestionStore } from './IngestionStore';
import type { LedgerStore } from './LedgerStore';
import type { SpecStore } from './SpecStore';
import type { VerdictStore } from './VerdictStore';
import type { WaiverStore } from './WaiverStore';

/** Everything that the SLO backend keeps. */
export interface SloStores {
  specs: SpecStore;
  ledger: LedgerStore;
  events: EventStore;
  verdicts: VerdictStore;
  waivers: WaiverStore;
  alerts: AlertStore;
  ingestion: IngestionStore;
}
