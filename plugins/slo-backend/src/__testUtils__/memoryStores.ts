import { NotFoundError } from '@backstage/errors';
import {
  serializeVerdict,
  type LedgerBucket,
  type SloWaiver,
  type SpendEvent,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type {
  SloHistory,
  SloStores,
  StoredService,
  StoredVerdict,
} from '../store';

const HOUR_MS = 3_600_000;

/** What a test puts into its stores. */
export interface MemoryData {
  slos: StoredSlo[];
  services: StoredService[];
  /** Buckets of five minutes by `<entityRef> <slo>`. */
  buckets: Map<string, LedgerBucket[]>;
  events: Map<string, SpendEvent[]>;
  texts: Map<string, string>;
}

/** Stores that answer from memory as those of the database do. */
export function memoryStores(data: MemoryData): SloStores {
  const verdicts: StoredVerdict[] = [];
  const waivers = new Map<string, SloWaiver[]>();
  const byRefs = <T extends { entityRef: string }>(
    items: T[],
    options?: { entityRefs?: readonly string[] },
  ) =>
    items.filter(
      ({ entityRef }) =>
        !options?.entityRefs || options.entityRefs.includes(entityRef),
    );
  const latest = (entityRef: string) =>
    verdicts.findLast(verdict => verdict.entityRef === entityRef);
  const ledger: SloStores['ledger'] = {
    read: async (slo, range) => historyOf(data, slo, range),
    async *readMany(slos, range) {
      for (const slo of slos) {
        yield historyOf(data, slo, range);
      }
    },
  };
  return {
    ledger,
    specs: {
      services: async options => byRefs(data.services, options),
      slos: async options => structuredClone(byRefs(data.slos, options)),
      known: async () => [],
      fileText: async ({ entityRef, path }) => {
        const [service] = byRefs(data.services, { entityRefs: [entityRef] });
        const file = service?.files.find(item => item.path === path);
        const text = data.texts.get(path);
        return file && text !== undefined ? { ...file, text } : undefined;
      },
    },
    events: {
      list: async ({ entityRefs, from, to }) =>
        new Map(
          entityRefs.flatMap(ref => {
            const found = (data.events.get(ref) ?? []).filter(
              event => event.from < to && (event.to ?? Infinity) > from,
            );
            return found.length > 0 ? [[ref, found] as const] : [];
          }),
        ),
      put: async () => [],
    },
    verdicts: {
      latest: async refs =>
        new Map(
          refs.flatMap(ref => {
            const found = latest(ref);
            return found ? [[ref, found] as const] : [];
          }),
        ),
      record: async ({ entityRef, verdict, previous }) => {
        const before = latest(entityRef);
        if ((before?.id ?? null) !== previous) {
          return undefined;
        }
        const id = String(verdicts.length + 1);
        const stored = JSON.parse(serializeVerdict(verdict));
        verdicts.push({ id, entityRef, verdict: stored });
        return id;
      },
      list: async ({ entityRef, limit, changed }) =>
        verdicts
          .filter(
            ({ entityRef: ref, verdict }) =>
              ref === entityRef && (!changed || verdict.changed),
          )
          .reverse()
          .slice(0, limit),
      get: async ({ entityRef, id }) =>
        verdicts.find(item => item.id === id && item.entityRef === entityRef),
    },
    waivers: {
      list: async ({ entityRefs, activeAt }) =>
        new Map(
          entityRefs.flatMap(ref => {
            const found = (waivers.get(ref) ?? []).filter(
              waiver =>
                activeAt === undefined ||
                (waiver.revokedAt === null &&
                  waiver.from <= activeAt &&
                  activeAt < waiver.until),
            );
            return found.length > 0 ? [[ref, found] as const] : [];
          }),
        ),
      add: async ({ entityRef, waiver }) => {
        const list = waivers.get(entityRef) ?? [];
        const added = {
          id: String(list.length + 1),
          ...waiver,
          revokedAt: null,
          revokedBy: null,
        };
        waivers.set(entityRef, [added, ...list]);
        return added;
      },
      revoke: async ({ entityRef, id, revokedBy }) => {
        const found = (waivers.get(entityRef) ?? []).find(
          waiver => waiver.id === id,
        );
        if (!found) {
          throw new NotFoundError(`'${entityRef}' has no waiver '${id}'`);
        }
        return Object.assign(found, { revokedAt: Date.now(), revokedBy });
      },
    },
    alerts: {
      list: async () => [],
      recorded: async () => [],
      replace: async () => [],
    },
    ingestion: { progress: async () => [], sources: async () => [] },
  };
}

function historyOf(
  data: MemoryData,
  slo: { entityRef: string; name: string },
  range: { from: number; to: number; fineFrom?: number },
): SloHistory {
  const { from, to, fineFrom = from } = range;
  const all = (data.buckets.get(`${slo.entityRef} ${slo.name}`) ?? []).filter(
    ({ start }) => start >= from && start < to,
  );
  const hours = new Map<number, LedgerBucket>();
  for (const bucket of all.filter(({ start }) => start < fineFrom)) {
    const start = Math.floor(bucket.start / HOUR_MS) * HOUR_MS;
    const hour = hours.get(start) ?? {
      ...bucket,
      start,
      bad: 0,
      total: 0,
      coverage: 0,
    };
    hour.bad += bucket.bad;
    hour.total += bucket.total;
    hour.coverage += bucket.coverage / 12;
    hours.set(start, hour);
  }
  const seen = all.filter(({ coverage }) => coverage > 0);
  return {
    slo: { entityRef: slo.entityRef, name: slo.name },
    buckets: all.filter(({ start }) => start >= fineFrom),
    hours: [...hours.values()].map(hour => ({
      ...hour,
      coverage: Math.min(1, hour.coverage),
    })),
    sources: [...new Set(all.map(({ source }) => source))].sort(),
    dataAt: seen.length ? seen[seen.length - 1].start + 300_000 : null,
  };
}
