/** One slot of a packed row. */
export interface PackedSlot {
  /** Position in the row, from 0. */
  index: number;
  bad: number;
  total: number;
  /** 0..1. */
  coverage: number;
  /** Position of its source in the row's list of sources, 0..255. */
  source: number;
}
