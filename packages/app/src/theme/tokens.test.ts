import { TokenName, tokens, Tokens } from './tokens';

function luminance(hex: string): number {
  const channels = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  const [r, g, b] = channels.map(value => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast as WCAG 2 defines it, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS: TokenName[] = ['bg', 'surface', 'sunken', 'code'];
const TEXTS: TokenName[] = [
  'text',
  'text-2',
  'text-3',
  'accent',
  'ok',
  'risk',
  'bad',
  'unk',
];
const CHIPS: [TokenName, TokenName][] = [
  ['ok', 'ok-bg'],
  ['risk', 'risk-bg'],
  ['bad', 'bad-bg'],
  ['unk', 'unk-bg'],
  ['accent', 'accent-bg'],
  ['text', 'accent-bg'],
  ['text-2', 'accent-bg'],
  ['on-accent', 'accent'],
  // Tooltips are the page turned inside out.
  ['bg', 'text'],
];

const pairs: [TokenName, TokenName][] = [
  ...TEXTS.flatMap(text =>
    GROUNDS.map((ground): [TokenName, TokenName] => [text, ground]),
  ),
  ...CHIPS,
];

describe.each(Object.entries(tokens))('the %s theme', (_, t: Tokens) => {
  it.each(pairs)('has readable %s on %s', (text, ground) => {
    expect(contrast(t[text], t[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GROUNDS)('shows the focus on %s', ground => {
    expect(contrast(t.focus, t[ground])).toBeGreaterThanOrEqual(3);
  });

  it('has no pure black and, but for paper, no pure white', () => {
    const { surface, 'on-accent': onAccent, shadow, ...rest } = t;
    expect(Object.values(rest)).not.toContain('#FFFFFF');
    expect(Object.values(t)).not.toContain('#000000');
  });
});

it('has three steps of depth in the dark', () => {
  const { sunken, bg, surface } = tokens.dark;
  expect(luminance(sunken)).toBeLessThan(luminance(bg));
  expect(luminance(bg)).toBeLessThan(luminance(surface));
});
