import { ComponentStyles } from './types';

const floating = {
  backgroundImage: 'none',
  backgroundColor: 'var(--cw-surface)',
  border: '1px solid var(--cw-border)',
  borderRadius: 8,
  boxShadow: 'var(--cw-shadow)',
};

/** Papers, cards, dialogs, menus: borders where it lies, a shadow where it floats. */
export const surfaces: ComponentStyles = {
  // Everything that is global stands in global.css.
  MuiCssBaseline: { styleOverrides: {} },
  MuiPaper: {
    styleOverrides: {
      root: { backgroundImage: 'none', color: 'var(--cw-text)' },
      rounded: { borderRadius: 8 },
      outlined: { borderColor: 'var(--cw-border)' },
      elevation1: {
        boxShadow: 'none',
        border: '1px solid var(--cw-border)',
      },
      elevation2: {
        boxShadow: 'none',
        border: '1px solid var(--cw-border)',
      },
      elevation4: {
        boxShadow: 'none',
        border: '1px solid var(--cw-border)',
      },
    },
  },
  MuiCard: {
    styleOverrides: {
      root: { display: 'flex', flexDirection: 'column', borderRadius: 8 },
    },
  },
  MuiCardHeader: {
    styleOverrides: {
      root: { padding: '12px 16px' },
      title: { fontSize: 14, lineHeight: '20px', fontWeight: 600 },
      subheader: { fontSize: 12, lineHeight: '16px' },
      action: { marginTop: 0, marginRight: 0, alignSelf: 'center' },
    },
  },
  MuiCardContent: {
    styleOverrides: { root: { flexGrow: 1, padding: '12px 16px' } },
  },
  MuiCardActions: {
    styleOverrides: {
      root: { justifyContent: 'flex-end', padding: '8px 16px 12px' },
    },
  },
  MuiDivider: {
    styleOverrides: { root: { borderColor: 'var(--cw-border)' } },
  },
  MuiPopover: { styleOverrides: { paper: floating } },
  MuiMenu: { styleOverrides: { list: { padding: 4 } } },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        fontSize: 14,
        lineHeight: '20px',
        minHeight: 32,
        padding: '6px 8px',
        borderRadius: 6,
        '&:hover': { backgroundColor: 'var(--cw-sunken)' },
        '&&.Mui-selected': { backgroundColor: 'var(--cw-accent-bg)' },
      },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { ...floating, margin: '4px 0' },
      option: { fontSize: 14, minHeight: 32 },
    },
  },
  MuiDialog: { styleOverrides: { paper: floating } },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: 16, fontWeight: 600, padding: 16 } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: 16 } } },
  MuiTooltip: {
    styleOverrides: {
      tooltip: {
        backgroundColor: 'var(--cw-text)',
        color: 'var(--cw-bg)',
        fontSize: 12,
        lineHeight: '16px',
        fontWeight: 400,
        borderRadius: 6,
        padding: '6px 8px',
      },
      arrow: { color: 'var(--cw-text)' },
    },
  },
  MuiAccordion: {
    styleOverrides: {
      root: {
        border: '1px solid var(--cw-border)',
        boxShadow: 'none',
        '&:before': { display: 'none' },
      },
    },
  },
  MuiDrawer: {
    styleOverrides: {
      paper: {
        backgroundColor: 'var(--cw-surface)',
        backgroundImage: 'none',
        borderColor: 'var(--cw-border)',
      },
    },
  },
};
