import { relativeTime } from './relativeTime';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T11:58:59Z', '1 minute ago'],
    ['2026-11-21T09:00:00Z', '3 hours ago'],
    ['2026-11-19T11:00:00Z', '2 days ago'],
    ['2026-09-01T12:00:00Z', '2 months ago'],
    ['2024-11-01T12:00:00Z', '2 years ago'],
  ])('says how long ago %s was', (at, words) => {
    expect(relativeTime(Date.parse(at), now)).toBe(words);
  });

  it("isn't put off by a server whose clock is ahead", () => {
    expect(relativeTime(now + 90_000, now)).toBe('just now');
  });
});
