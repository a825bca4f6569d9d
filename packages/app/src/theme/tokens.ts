/** The names of the colours and shadows that every page of the portal uses. */
export type TokenName =
  | 'bg'
  | 'surface'
  | 'sunken'
  | 'border'
  | 'border-strong'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'accent'
  | 'accent-bg'
  | 'on-accent'
  | 'focus'
  | 'ok'
  | 'ok-bg'
  | 'risk'
  | 'risk-bg'
  | 'bad'
  | 'bad-bg'
  | 'unk'
  | 'unk-bg'
  | 'code'
  | 'shadow'
  | 'bar';

/** One complete set of values: a colour scheme. */
export type Tokens = Record<TokenName, string>;

/** The colour schemes that the portal has. */
export type ThemeMode = 'light' | 'dark';

/**
 * Every colour of the portal. The MUI themes, the `--bui-*` variables of the
 * Backstage components and our own `--cw-*` variables are all made from here,
 * so that a change in one place is a change everywhere.
 */
export const tokens: Record<ThemeMode, Tokens> = {
  light: {
    bg: '#F6F7F8',
    surface: '#FFFFFF',
    sunken: '#EFF2F4',
    border: '#DFE4E8',
    'border-strong': '#C3CBD2',
    text: '#15202A',
    'text-2': '#4A5763',
    'text-3': '#5D6A76',
    accent: '#0B747E',
    'accent-bg': '#E2F2F3',
    'on-accent': '#FFFFFF',
    focus: '#0B747E',
    ok: '#18754A',
    'ok-bg': '#E4F3EA',
    risk: '#8A5A00',
    'risk-bg': '#FBF0D9',
    bad: '#B3312A',
    'bad-bg': '#FBE8E6',
    unk: '#55626E',
    'unk-bg': '#EDF0F2',
    code: '#F3F5F7',
    shadow: '0 8px 24px rgba(15, 30, 45, 0.14)',
    bar: '#E4E9EC',
  },
  dark: {
    bg: '#0E1418',
    surface: '#141C21',
    sunken: '#0A0F12',
    border: '#26323A',
    'border-strong': '#3A4953',
    text: '#E7ECF0',
    'text-2': '#AAB7C1',
    'text-3': '#8E9CA7',
    accent: '#54C6CE',
    'accent-bg': '#12333A',
    'on-accent': '#06262A',
    focus: '#54C6CE',
    ok: '#62CF95',
    'ok-bg': '#12301F',
    risk: '#E9B955',
    'risk-bg': '#33270D',
    bad: '#FF9285',
    'bad-bg': '#3A1A17',
    unk: '#9AA8B3',
    'unk-bg': '#1C262D',
    code: '#0A1013',
    shadow: '0 8px 24px rgba(0, 0, 0, 0.5)',
    bar: '#243038',
  },
};

/** The font families; both are bundled, the rest of each list is the fallback. */
export const fonts = {
  text: '"Inter Variable", Inter, system-ui, sans-serif',
  code: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
};

/** Corner radius of controls and cards, in pixels. */
export const radius = { control: 6, card: 8 };
