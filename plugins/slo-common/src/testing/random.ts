/**
 * Numbers between 0 and 1 that depend on the seed only (mulberry32): long histories for property tests, of which
 * fast-check has to shrink no more than a seed.
 */
export function random(seed: number): () => number {
  let state = Math.trunc(seed);
  return () => {
    /* eslint-disable no-bitwise -- the generator (mulberry32) works on 32 bits */
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    /* eslint-enable no-bitwise */
  };
}
