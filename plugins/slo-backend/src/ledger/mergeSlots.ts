import type { PackedSlot } from './PackedSlot';

/**
 * Adds slots to those of a row. Of two slots in one place the better covered wins, then the one with more events, then with more
 * bad ones: late data only ever adds. That order is total, so neither the order of writes nor writing twice changes the
 * outcome.
 *
 * @param options.isBetter - another order, for rows whose slots differ in rank
 * @returns the slots sorted by index, and whether anything is new
 */
export function mergeSlots(options: {
  known: readonly PackedSlot[];
  fresh: readonly PackedSlot[];
  isBetter?: (fresh: PackedSlot, known: PackedSlot) => boolean;
}): { slots: PackedSlot[]; changed: boolean } {
  const { known, fresh, isBetter = hasMore } = options;
  const slots = new Map(known.map(slot => [slot.index, slot]));
  let changed = false;
  for (const slot of fresh) {
    const other = slots.get(slot.index);
    if (!other || isBetter(slot, other)) {
      slots.set(slot.index, slot);
      changed = true;
    }
  }
  return {
    slots: changed
      ? [...slots.values()].sort((a, b) => a.index - b.index)
      : [...known],
    changed,
  };
}

function hasMore(a: PackedSlot, b: PackedSlot): boolean {
  const difference =
    a.coverage - b.coverage || a.total - b.total || a.bad - b.bad;
  return difference > 0;
}
