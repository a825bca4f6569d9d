import fc from 'fast-check';
import { budgetTicks } from './budgetTicks';
import { formatBudget } from './formatBudget';
import { formatBurn } from './formatBurn';
import { formatDuration } from './formatDuration';
import { formatPercent } from './formatPercent';
import { formatShort } from './formatShort';
import { roundToSum } from './roundToSum';

it.each([
  [null, 'unknown'],
  [0, '0 %'],
  [1, '100 %'],
  [0.31, '31 %'],
  [-0.14, '−14 %'],
  [-18.4, '−1,840 %'],
  [0.003, '0.3 %'],
  [0.00001, 'under 0.01 %'],
  [0.9996, '99.9 %'],
])('formats a budget of %p as %p', (ratio, text) => {
  expect(formatBudget(ratio)).toBe(text);
});

it.each([
  [null, 'unknown'],
  [0.95, '95 %'],
  [0.99886, '99.89 %'],
  [0.9999999, '99.99999 %'],
  [1, '100 %'],
])('formats a ratio of %p as %p', (ratio, text) => {
  expect(formatPercent(ratio)).toBe(text);
});

it('never shows what is left as nothing, or what was used as untouched', () => {
  const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  fc.assert(
    fc.property(share, ratio => {
      expect(['0 %', '100 %']).not.toContain(formatBudget(ratio));
    }),
  );
});

it.each([
  [null, 'unknown'],
  [0, '0×'],
  [0.004, '< 0.01×'],
  [0.34, '0.34×'],
  [16.44, '16.4×'],
])('formats a burn rate of %p as %p', (rate, text) => {
  expect(formatBurn(rate)).toBe(text);
});

it.each([
  [0, '0 s'],
  [40_000, '40 s'],
  [3_605_000, '1 h'],
  [273_600_000, '3 d 4 h'],
])('formats %p ms as %p', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it.each([
  [8_214, '8,214'],
  [7_200_000, '7.2 million'],
  [0, '0'],
])('formats %p events as %p', (count, text) => {
  expect(formatShort(count)).toBe(text);
});

it('rounds parts so that they add up as they are shown', () => {
  const parts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(parts, values => {
      const shown = roundToSum(values);
      const sum = values.reduce((all, value) => all + value, 0);
      expect(shown.reduce((all, value) => all + value, 0)).toBe(
        Math.round(sum),
      );
      shown.forEach((value, index) => {
        expect(Number.isInteger(value)).toBe(true);
        expect(Math.abs(value - values[index])).toBeLessThanOrEqual(1);
      });
    }),
  );
});

it('names at most five values of a budget’s axis, none of it among them', () => {
  fc.assert(
    fc.property(fc.double({ min: -5000, max: 1, noNaN: true }), lowest => {
      const ticks = budgetTicks(lowest);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks).toContain(0);
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
    }),
  );
});
