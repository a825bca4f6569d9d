import {
  createUnifiedTheme,
  genPageTheme,
  UnifiedTheme,
  UnifiedThemeOptions,
} from '@backstage/theme';
import { components } from './components';
import { fonts, radius, ThemeMode, tokens, Tokens } from './tokens';

type Palette = UnifiedThemeOptions['palette'];

function palette(mode: ThemeMode, t: Tokens): Palette {
  const truth = (name: 'ok' | 'risk' | 'bad' | 'accent') => ({
    main: t[name],
    light: t[name],
    dark: t[name],
    contrastText: t.surface,
  });
  return {
    type: mode,
    mode,
    primary: { ...truth('accent'), contrastText: t['on-accent'] },
    secondary: { ...truth('accent'), contrastText: t['on-accent'] },
    success: truth('ok'),
    warning: truth('risk'),
    error: truth('bad'),
    info: truth('accent'),
    background: { default: t.bg, paper: t.surface },
    text: {
      primary: t.text,
      secondary: t['text-2'],
      disabled: t['text-3'],
      hint: t['text-3'],
    },
    divider: t.border,
    status: {
      ok: t.ok,
      warning: t.risk,
      error: t.bad,
      pending: t.unk,
      running: t.accent,
      aborted: t.unk,
    },
    border: t.border,
    textContrast: t.text,
    textSubtle: t['text-2'],
    textVerySubtle: t['border-strong'],
    highlight: t['accent-bg'],
    errorBackground: t['bad-bg'],
    warningBackground: t['risk-bg'],
    infoBackground: t['accent-bg'],
    errorText: t.bad,
    warningText: t.risk,
    infoText: t.accent,
    link: t.accent,
    linkHover: t.accent,
    gold: t.risk,
    navigation: {
      background: t.surface,
      indicator: t.accent,
      color: t['text-2'],
      selectedColor: t.accent,
      navItem: { hoverBackground: t.sunken },
      submenu: { background: t.surface },
    },
    tabbar: { indicator: t.accent },
    bursts: {
      fontColor: t.text,
      slackChannelText: t['text-2'],
      backgroundColor: { default: t.surface },
      gradient: { linear: t.surface },
    },
    pinSidebarButton: { icon: t.text, background: t.sunken },
    banner: {
      info: t['accent-bg'],
      error: t['bad-bg'],
      warning: t['risk-bg'],
      text: t.text,
      link: t.accent,
      closeButtonColor: t['text-2'],
    },
    code: { background: t.code },
  };
}

const heading = (fontSize: number, lineHeight: number) => ({
  fontFamily: fonts.text,
  fontSize,
  fontWeight: 600,
  lineHeight: `${lineHeight}px`,
  letterSpacing: fontSize >= 20 ? '-0.01em' : 0,
  marginBottom: 0,
});

const text = (fontSize: number, lineHeight: number, fontWeight = 400) => ({
  fontFamily: fonts.text,
  fontSize,
  fontWeight,
  lineHeight: `${lineHeight}px`,
  letterSpacing: 0,
});

/** The sizes of the design: 12, 13, 14 for text; 14, 16, 20, 24 for headings. */
const typography = {
  htmlFontSize: 16,
  fontFamily: fonts.text,
  fontWeightLight: 400,
  fontWeightRegular: 400,
  fontWeightMedium: 500,
  fontWeightBold: 600,
  h1: heading(24, 32),
  h2: heading(20, 28),
  h3: heading(20, 28),
  h4: heading(16, 24),
  h5: heading(16, 24),
  h6: heading(14, 20),
  subtitle1: text(14, 20, 500),
  subtitle2: text(13, 20, 500),
  body1: text(14, 20),
  body2: text(13, 20),
  button: { ...text(14, 20, 500), textTransform: 'none' as const },
  caption: text(12, 16),
  overline: { ...text(12, 16, 500), textTransform: 'none' as const },
};

function pageThemes(t: Tokens): UnifiedThemeOptions['pageTheme'] {
  // Stock pages paint a coloured banner behind their title. Ours is the plain
  // background: the title is read, the banner would only be looked at.
  const plain = genPageTheme({
    colors: [t.bg, t.bg],
    shape: 'none',
    options: { fontColor: t.text },
  });
  const page = { ...plain, backgroundImage: 'none' };
  return Object.fromEntries(
    [
      'home',
      'documentation',
      'tool',
      'service',
      'website',
      'library',
      'other',
      'app',
      'apis',
      'card',
    ].map(name => [name, page]),
  );
}

/**
 * A theme for both generations of Material UI, made from the tokens.
 *
 * @param mode - which colour scheme
 */
export function createCausewayTheme(mode: ThemeMode): UnifiedTheme {
  const t = tokens[mode];
  const unified = createUnifiedTheme({
    palette: palette(mode, t),
    fontFamily: fonts.text,
    typography,
    defaultPageTheme: 'home',
    pageTheme: pageThemes(t),
    components,
  });
  const shape = { borderRadius: radius.control };
  return {
    getTheme(version) {
      const theme = unified.getTheme(version);
      return theme && Object.assign(theme, { shape });
    },
  };
}
