import type { ServiceSlos } from '@causeway/plugin-slo-common';
import type { SloApi } from '../api/SloApi';

/** How long an answer serves others who ask the same. */
const FRESH_MS = 5_000;
/** Within this time it is the same change that several parts heard of. */
const SAME_CHANGE_MS = 500;

/** Reads of services, shared by the parts of a page. */
export interface SharedReads {
  read(entityRef: string): Promise<ServiceSlos>;
  /** Has everyone who watches the entity read it again. */
  forget(entityRef: string): void;
  /** Has everyone who watches the entity show this. */
  replace(entityRef: string, value: ServiceSlos): void;
  /** Calls the listener when there is something newer to read; returns what ends that. */
  watch(entityRef: string, listener: () => void): () => void;
}

interface Read {
  at: number;
  answer: Promise<ServiceSlos>;
}

const byApi = new WeakMap<SloApi, SharedReads>();

function makeReads(api: SloApi): SharedReads {
  const reads = new Map<string, Read>();
  const listeners = new Map<string, Set<() => void>>();
  const tell = (entityRef: string) =>
    listeners.get(entityRef)?.forEach(listener => listener());
  const keep = (entityRef: string, answer: Promise<ServiceSlos>) => {
    const read = { at: Date.now(), answer };
    reads.set(entityRef, read);
    // A failure serves nobody else.
    answer.catch(
      () => reads.get(entityRef) === read && reads.delete(entityRef),
    );
    return answer;
  };
  return {
    read(entityRef) {
      const known = reads.get(entityRef);
      return known && Date.now() - known.at < FRESH_MS
        ? known.answer
        : keep(entityRef, api.getService(entityRef));
    },
    forget(entityRef) {
      const known = reads.get(entityRef);
      // Every part of the page hears of the same change; the first asks for all.
      if (known && Date.now() - known.at < SAME_CHANGE_MS) return;
      reads.delete(entityRef);
      tell(entityRef);
    },
    replace(entityRef, value) {
      keep(entityRef, Promise.resolve(value));
      tell(entityRef);
    },
    watch(entityRef, listener) {
      const mine = listeners.get(entityRef) ?? new Set();
      listeners.set(entityRef, mine.add(listener));
      return () => mine.delete(listener);
    },
  };
}

/** The reads of one backend; the same for everyone who asks. */
export function sharedReads(api: SloApi): SharedReads {
  const known = byApi.get(api) ?? makeReads(api);
  byApi.set(api, known);
  return known;
}
