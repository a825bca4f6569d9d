import { toError } from '@backstage/errors';
import type { AlertSource } from '@causeway/plugin-slo-node';
import type { SloChanges } from '../changes/SloChanges';
import type { AlertStore, SpecStore } from '../store';
import type { SourceStates } from './SourceStates';

/** Asks one source which alerts fire. What it said last is kept, with its age, while it doesn't answer. */
export class AlertIngestor {
  readonly #source: AlertSource;
  readonly #specs: SpecStore;
  readonly #alerts: AlertStore;
  readonly #states: SourceStates;
  readonly #changes: SloChanges;
  readonly #now: () => number;

  constructor(options: {
    source: AlertSource;
    specs: SpecStore;
    alerts: AlertStore;
    /** Of alert sources. */
    states: SourceStates;
    changes: SloChanges;
    now: () => number;
  }) {
    this.#source = options.source;
    this.#specs = options.specs;
    this.#alerts = options.alerts;
    this.#states = options.states;
    this.#changes = options.changes;
    this.#now = options.now;
  }

  async read(signal: AbortSignal): Promise<void> {
    const slos = await this.#specs.slos();
    if (slos.length === 0) return;
    const readAt = this.#now();
    try {
      const reading = await this.#source.read({ slos, signal });
      const entityRefs = await this.#alerts.replace({
        source: this.#source.id,
        readAt,
        reading: restrict(reading, slos),
      });
      await this.#changes.publish({ kind: 'alerts', entityRefs });
    } catch (error) {
      await this.#states.failed(this.#source.id, toError(error));
    }
  }
}

/** Only what is about SLOs that are there. */
function restrict(
  reading: Awaited<ReturnType<AlertSource['read']>>,
  slos: readonly { entityRef: string; name: string }[],
): Awaited<ReturnType<AlertSource['read']>> {
  const keyOf = (slo: { entityRef: string; name: string }) =>
    JSON.stringify([slo.entityRef, slo.name]);
  const known = new Set(slos.map(keyOf));
  return {
    alerts: reading.alerts.filter(({ slo }) => known.has(keyOf(slo))),
    ...(reading.recorded && {
      recorded: reading.recorded.filter(({ slo }) => known.has(keyOf(slo))),
    }),
  };
}
