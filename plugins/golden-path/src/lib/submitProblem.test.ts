import { submitProblem } from './submitProblem';

describe('submitProblem', () => {
  it.each([
    ['Failed to fetch', 'Failed to fetch'],
    [
      'Backend request failed, 400 Bad Request {"errors":[{"stack":"instance.name does not match pattern","message":"does not match pattern"}]}',
      'name does not match pattern',
    ],
    [
      'Backend request failed, 403 Forbidden {"error":{"name":"NotAllowedError","message":"You may not run this template"}}',
      'You may not run this template',
    ],
    ['Odd {answer', 'Odd {answer'],
    ['Empty {}', 'Empty {}'],
  ])('reads %s', (message, words) => {
    expect(submitProblem(new Error(message))).toBe(words);
  });
});
