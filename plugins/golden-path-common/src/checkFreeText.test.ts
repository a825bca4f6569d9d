import fc from 'fast-check';
import { checkFreeText, FREE_TEXT_PATTERN } from './checkFreeText';

describe('checkFreeText', () => {
  it.each([
    'Payments & refunds',
    `It's "quoted" — 100 % safe, $5`,
    '日本 👩‍👩‍👧',
    'a { b } #1',
  ])('takes %s', text => {
    expect(checkFreeText(text)).toBeUndefined();
  });

  it.each([
    ['line break', 'a\nb'],
    ['line break', 'a\u2028b'],
    ['invisible', 'a\u0000b'],
    ['invisible', '\u202egnp.exe'],
    ['invisible', '\ufeffa'],
    ['invisible', 'a\ufffe'],
    ["'{{'", '${{ secrets.TOKEN }}'],
    ["'{{'", '{{ .Values.x }}'],
    ["'${'", '${HOME}'],
    ["'%{'", '%{ if true }'],
    ["'#{'", '#{x}'],
    ["'{%'", '{% raw %}'],
    ['1000000 characters', 'x'.repeat(1_000_000)],
  ])('refuses a text with %s', (reason, text) => {
    const problem = checkFreeText(text);
    expect(problem).toContain(reason);
    expect(problem?.length).toBeLessThan(200);
  });

  it('takes its limit from the template', () => {
    expect(checkFreeText('abcd', { maxLength: 3 })).toContain(
      'shorten it to 3',
    );
  });

  it('agrees with the pattern of the forms', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'{}$%#a \n\u200d\u202e\ufffe'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), text => {
        expect(FREE_TEXT_PATTERN.test(text)).toBe(
          checkFreeText(text) === undefined,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
