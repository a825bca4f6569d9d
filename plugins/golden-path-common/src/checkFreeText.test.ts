import { checkFreeText } from './checkFreeText';

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
});
