import { BUCKET_MS, type Slo } from '@causeway/plugin-slo-common';
import type {
  SliReading,
  SliReadRequest,
  SliSource,
  StoredSlo,
} from '../sources';
import { describeSliSource } from './describeSliSource';

const FROM = Date.parse('2026-11-20T10:00:00Z');

const sloOf = (name: string, sli: Slo['sli']): StoredSlo => ({
  entityRef: 'component:default/checkout',
  service: 'checkout',
  name,
  format: 'sloth',
  objective: 0.99,
  budgeting: { method: 'occurrences' },
  sli,
  grouping: [],
  labels: {},
  alerting: {
    name,
    labels: {},
    annotations: {},
    page: { enabled: true, labels: {}, annotations: {} },
    ticket: { enabled: true, labels: {}, annotations: {} },
  },
  source: { file: 'slos.yaml', line: 1, column: 1 },
  findings: [],
  quarantined: null,
  annotations: {},
  url: null,
});

/** The smallest source that keeps the contract. */
class CountingSource implements SliSource {
  readonly id = 'counting:main';
  down = false;

  supports(slo: StoredSlo): boolean {
    return slo.sli.type === 'events';
  }

  async *read({
    slos,
    from,
    to,
    signal,
  }: SliReadRequest): AsyncIterable<SliReading> {
    signal.throwIfAborted();
    if (this.down) throw new Error('It is down');
    for (const slo of slos) {
      if (slo.name === 'broken') {
        const error = { message: 'It does not parse', fix: 'Mend it' };
        yield { slo, from, to, error };
      } else {
        const buckets = [];
        for (let start = from; start < to; start += BUCKET_MS) {
          buckets.push({ start, bad: 1, total: 100, coverage: 1 });
        }
        yield { slo, from, to, buckets };
      }
    }
  }
}

const events = {
  type: 'events' as const,
  errorQuery: 'errors',
  totalQuery: 'all',
};

describeSliSource('The smallest source', async () => {
  const source = new CountingSource();
  return {
    source,
    slos: [sloOf('one', events), sloOf('two', events)],
    foreign: sloOf('foreign', { type: 'external', reason: 'pushed' }),
    broken: sloOf('broken', events),
    from: FROM,
    breakSystem: async () => {
      source.down = true;
      return async () => {
        source.down = false;
      };
    },
  };
});
