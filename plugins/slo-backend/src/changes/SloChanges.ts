import type { SloChange } from '@causeway/plugin-slo-node';

/**
 * Tells whoever computed something from the store that it changed: by this backend at once, by another backend on the same
 * database within seconds.
 */
export interface SloChanges {
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: SloChange) => void): () => void;

  /** Says that something changed, here and to the other backends. */
  publish(change: SloChange): Promise<void>;
}
