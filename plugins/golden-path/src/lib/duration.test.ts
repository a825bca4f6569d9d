import { formatDuration } from './duration';

describe('formatDuration', () => {
  it.each([
    [-5, 'under 1 s'],
    [999, 'under 1 s'],
    [1_000, '1 s'],
    [59_400, '59 s'],
    [59_500, '1 min'],
    [125_000, '2 min 5 s'],
    [3_600_000, '1 h'],
    [12_060_000, '3 h 21 min'],
  ])('says %d ms as %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});
