import {
  BUCKET_MS,
  DAY_MS,
  type LedgerBucket,
} from '@causeway/plugin-slo-common';
import type { Entity } from '@backstage/catalog-model';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { StoredService } from '../store';
import type { MemoryData } from './memoryStores';

/** A full hour on a Saturday; tests of one moment all use it. */
export const NOW = Date.parse('2026-11-21T10:00:00Z');

/** A component of the catalog as the processor leaves it. */
export function component(
  name: string,
  options: {
    owner?: string;
    system?: string;
    dependsOn?: string[];
    annotations?: Record<string, string>;
  } = {},
): Entity {
  const { owner, system, dependsOn = [], annotations = {} } = options;
  const relations = [
    ...(owner
      ? [{ type: 'ownedBy', targetRef: `group:default/${owner}` }]
      : []),
    ...(system
      ? [{ type: 'partOf', targetRef: `system:default/${system}` }]
      : []),
    ...dependsOn.map(ref => ({
      type: 'dependsOn',
      targetRef: `component:default/${ref}`,
    })),
  ];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', title: `The ${name}`, annotations },
    relations,
  };
}

/** A group or system of the catalog. */
export function thing(
  kind: 'Group' | 'System',
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title: `${name}!`, annotations },
  };
}

/** An SLO of a component, counted by pushed samples. */
export function storedSlo(
  component_: string,
  name: string,
  options: Partial<StoredSlo> = {},
): StoredSlo {
  return {
    entityRef: `component:default/${component_}`,
    service: component_,
    name,
    format: 'sloth',
    objective: 0.999,
    window: { type: 'rolling', durationMs: 30 * DAY_MS },
    budgeting: { method: 'occurrences' },
    sli: {
      type: 'events',
      errorQuery: 'sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))',
      totalQuery: 'sum(rate(http_requests_total[{{.window}}]))',
    },
    grouping: [],
    labels: {},
    alerting: {
      name: 'Alert',
      labels: {},
      annotations: {},
      page: { enabled: true, labels: {}, annotations: {} },
      ticket: { enabled: true, labels: {}, annotations: {} },
    },
    source: { file: 'slos/a.yaml', line: 3, column: 5 },
    findings: [],
    quarantined: null,
    annotations: {},
    url: 'https://git.example/a.yaml#L3',
    ...options,
  };
}

/** A service whose files were read. */
export function storedService(
  name: string,
  options: Partial<StoredService> = {},
): StoredService {
  return {
    entityRef: `component:default/${name}`,
    files: [
      {
        path: 'slos/a.yaml',
        url: '/repositories/learning/a',
        commit: 'c0ffee',
        readAt: NOW,
      },
    ],
    policyFile: null,
    findings: [],
    problems: [],
    readAt: NOW,
    annotations: {},
    ...options,
  };
}

/** Buckets of the last `days` days, each with 100 events, of which the share `ratio` says is bad. */
export function history(
  ratio: (start: number) => number,
  options: { days?: number; to?: number; source?: string; total?: number } = {},
): LedgerBucket[] {
  const {
    days = 61,
    to = NOW,
    source = 'prometheus:main',
    total = 100,
  } = options;
  const count = Math.round((days * DAY_MS) / BUCKET_MS);
  return Array.from({ length: count }, (_, index) => {
    const start = to - (count - index) * BUCKET_MS;
    return { start, bad: ratio(start) * total, total, coverage: 1, source };
  });
}

/** Data without anything in it. */
export function emptyData(): MemoryData {
  return {
    slos: [],
    services: [],
    buckets: new Map(),
    events: new Map(),
    texts: new Map(),
  };
}

/**
 * Checkout broke its promise, search keeps it, batch sends nothing since two hours, secret may be seen by Max alone.
 */
export function companyData(): MemoryData {
  const slos = [
    storedSlo('checkout', 'availability'),
    storedSlo('search', 'availability', { description: 'Searches succeed' }),
    storedSlo('search', 'latency', { objective: 0.95 }),
    storedSlo('batch', 'freshness', { objective: 0.99 }),
    storedSlo('secret', 'availability'),
  ];
  return {
    ...emptyData(),
    slos,
    services: ['checkout', 'search', 'batch', 'secret'].map(name =>
      storedService(name),
    ),
    buckets: new Map([
      ['component:default/checkout availability', history(() => 0.002)],
      ['component:default/search availability', history(() => 0.0001)],
      ['component:default/search latency', history(() => 0.01)],
      [
        'component:default/batch freshness',
        history(() => 0.001, { to: NOW - 7_200_000 }),
      ],
      ['component:default/secret availability', history(() => 0)],
    ]),
    texts: new Map([['slos/a.yaml', 'version: prometheus/v1\n']]),
  };
}

/** The catalog behind {@link companyData}. */
export const companyEntities: Entity[] = [
  component('checkout', {
    owner: 'shop',
    system: 'store',
    dependsOn: ['search'],
  }),
  component('search', { owner: 'learning', system: 'store' }),
  component('batch', { owner: 'learning' }),
  component('secret', { owner: 'platform' }),
  component('bare', { owner: 'shop' }),
  thing('Group', 'shop'),
  thing('Group', 'learning'),
  {
    ...thing('Group', 'ranking'),
    relations: [{ type: 'childOf', targetRef: 'group:default/learning' }],
  },
  thing('Group', 'platform'),
  thing('System', 'store'),
];
