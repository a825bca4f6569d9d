import { ResponseError } from '@backstage/errors';
import { errorReason } from './errorReason';
import { joinClasses } from './joinClasses';
import { plural } from './plural';
import { relativeTime } from './relativeTime';

const now = Date.parse('2026-11-20T12:00:00Z');

it.each([
  ['2026-11-20T12:00:00Z', 'just now'],
  ['2026-11-20T11:59:01Z', 'just now'],
  ['2026-11-20T10:30:00Z', '1 hour ago'],
  ['2026-11-18T11:00:00Z', '2 days ago'],
  ['2024-11-01T12:00:00Z', '2 years ago'],
  ['2026-12-20T12:00:00Z', 'in 1 month'],
  ['not a time', 'at an unknown time'],
  [now - 3 * 60_000, '3 minutes ago'],
  [Number.NaN, 'at an unknown time'],
])('%s is %s', (at, text) => {
  expect(relativeTime(at, now)).toBe(text);
});

it.each([
  [0, '0 files'],
  [1, '1 file'],
  [2000, '2,000 files'],
])('%d is %s', (count, text) => {
  expect(plural(count, 'file')).toBe(text);
});

it('takes a noun whose plural has no s of its own', () => {
  expect(plural(2, 'repository', 'repositories')).toBe('2 repositories');
});

it('joins the classes that apply', () => {
  expect(joinClasses('a', undefined, false, '', 'b')).toBe('a b');
});

describe('errorReason', () => {
  it("is the backend's own sentence", async () => {
    const error = await ResponseError.fromResponse({
      ok: false,
      status: 409,
      statusText: 'Conflict',
      headers: new Headers({ 'content-type': 'application/json' }),
      text: async () =>
        JSON.stringify({
          error: { name: 'ConflictError', message: 'The branch has moved' },
          response: { statusCode: 409 },
        }),
    } as Response);
    expect(errorReason(error)).toBe('The branch has moved');
  });

  it.each([
    [new Error('no network'), 'no network'],
    ['a string', /a string/],
  ])('says what was thrown otherwise: %s', (thrown, reason) => {
    expect(errorReason(thrown)).toMatch(reason);
  });
});
