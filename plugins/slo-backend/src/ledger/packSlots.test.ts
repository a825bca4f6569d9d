import type { PackedSlot } from './PackedSlot';
import { packSlots } from './packSlots';
import { unpackSlots } from './unpackSlots';

const slot = (index: number, rest: Partial<PackedSlot> = {}): PackedSlot => ({
  index,
  bad: 0,
  total: 0,
  coverage: 1,
  source: 0,
  ...rest,
});

describe('packSlots', () => {
  it.each<[string, PackedSlot[]]>([
    ['nothing', []],
    ['idle slots', [slot(0), slot(1)]],
    [
      'whole counts',
      [slot(0, { bad: 3, total: 127 }), slot(1, { total: 128 })],
    ],
    [
      'fractions',
      [slot(5, { bad: 0.1, total: 1234.000000001, coverage: 0.3 })],
    ],
    ['short and long gaps', [slot(6), slot(13), slot(21), slot(287)]],
    [
      'the largest counts',
      [
        slot(0, { bad: 2 ** 49, total: Number.MAX_SAFE_INTEGER }),
        slot(1, { bad: 2 ** 49 - 1, total: 2 ** 49 + 1 }),
      ],
    ],
    ['coverage 0', [slot(0, { coverage: 0 })]],
    [
      'several sources',
      [
        slot(0, { source: 2 }),
        slot(1, { source: 2 }),
        slot(2, { source: 255 }),
      ],
    ],
  ])('gives back %s', (_, slots) => {
    expect(unpackSlots(packSlots(slots))).toEqual(slots);
  });

  it('takes three bytes for a usual slot with whole counts', () => {
    const slots = Array.from({ length: 72 }, (_, index) =>
      slot(index, { total: 5_000 }),
    );
    expect(packSlots(slots)).toHaveLength(1 + 72 * 3);
  });

  it('refuses slots out of order, which would be read back elsewhere', () => {
    expect(() => packSlots([slot(2), slot(1)])).toThrow('not sorted');
  });
});

describe('unpackSlots', () => {
  it('refuses rows of another format', () => {
    expect(() => unpackSlots(Buffer.from([9, 0]))).toThrow('has format 9');
    expect(() => unpackSlots(Buffer.alloc(0))).toThrow('has format');
  });

  it('refuses rows that were cut off', () => {
    const data = packSlots([slot(0, { bad: 300, total: 5_000 })]);
    expect(() => unpackSlots(data.subarray(0, 3))).toThrow('cut off');
    const fraction = packSlots([slot(0, { total: 0.5 })]);
    expect(() => unpackSlots(fraction.subarray(0, 5))).toThrow(RangeError);
  });
});
