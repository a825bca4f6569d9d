import { ComponentStyles } from './types';

/** Buttons, tabs, chips, links, switches. */
export const controls: ComponentStyles = {
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: {
        minHeight: 32,
        minWidth: 0,
        padding: '5px 12px',
        borderRadius: 6,
        fontSize: 14,
        lineHeight: '20px',
        fontWeight: 500,
        letterSpacing: 0,
        textTransform: 'none',
        whiteSpace: 'nowrap',
        '&&.Mui-focusVisible': {
          outline: '2px solid var(--cw-focus)',
          outlineOffset: 2,
        },
      },
      text: {
        padding: '5px 12px',
        color: 'var(--cw-accent)',
        '&:hover': { backgroundColor: 'var(--cw-accent-bg)' },
      },
      outlined: {
        padding: '5px 12px',
        color: 'var(--cw-text)',
        backgroundColor: 'var(--cw-surface)',
        border: '1px solid var(--cw-border-strong)',
        '&:hover': {
          backgroundColor: 'var(--cw-sunken)',
          borderColor: 'var(--cw-border-strong)',
        },
      },
      outlinedPrimary: {
        color: 'var(--cw-text)',
        border: '1px solid var(--cw-border-strong)',
        '&:hover': {
          backgroundColor: 'var(--cw-sunken)',
          border: '1px solid var(--cw-border-strong)',
        },
      },
      contained: {
        boxShadow: 'none',
        backgroundColor: 'var(--cw-accent)',
        color: 'var(--cw-on-accent)',
        '&:hover': {
          boxShadow: 'none',
          backgroundColor:
            'color-mix(in srgb, var(--cw-accent) 88%, var(--cw-text))',
        },
        '&&.Mui-disabled': {
          backgroundColor: 'var(--cw-sunken)',
          color: 'var(--cw-text-3)',
        },
      },
      sizeSmall: { minHeight: 28, padding: '3px 8px', fontSize: 13 },
      sizeLarge: { minHeight: 40, padding: '9px 16px' },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        color: 'var(--cw-text-2)',
        borderRadius: 6,
        padding: 6,
        '&:hover': { backgroundColor: 'var(--cw-sunken)' },
        '&&.Mui-focusVisible': { outline: '2px solid var(--cw-focus)' },
      },
      colorInherit: { color: 'var(--cw-text-2)' },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: {
        minHeight: 36,
        borderBottom: '1px solid var(--cw-border)',
      },
      indicator: { height: 2, backgroundColor: 'var(--cw-accent)' },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 36,
        minWidth: 0,
        padding: '8px 10px',
        color: 'var(--cw-text-2)',
        opacity: 1,
        fontSize: 14,
        lineHeight: '20px',
        fontWeight: 500,
        letterSpacing: 0,
        textTransform: 'none',
        '&:hover': { color: 'var(--cw-text)' },
        '&&.Mui-selected': { color: 'var(--cw-text)' },
        '@media (min-width: 0px)': { minWidth: 0, fontSize: 14 },
      },
      textColorPrimary: { color: 'var(--cw-text-2)' },
      textColorInherit: { opacity: 1 },
    },
  },
  MuiChip: {
    styleOverrides: {
      root: {
        height: 22,
        borderRadius: 11,
        fontSize: 12,
        margin: '0 4px 4px 0',
        backgroundColor: 'transparent',
        border: '1px solid var(--cw-border)',
        color: 'var(--cw-text-2)',
      },
      label: {
        padding: '0 8px',
        fontSize: 12,
        lineHeight: '20px',
        fontWeight: 400,
      },
      sizeSmall: { height: 20 },
      labelSmall: { fontSize: 12, padding: '0 7px' },
      clickable: { '&:hover': { backgroundColor: 'var(--cw-sunken)' } },
      deleteIcon: { width: 14, height: 14, color: 'var(--cw-text-3)' },
      outlined: { borderColor: 'var(--cw-border)' },
    },
  },
  MuiLink: {
    defaultProps: { underline: 'hover' },
    styleOverrides: { root: { color: 'var(--cw-accent)' } },
  },
  MuiSwitch: { defaultProps: { color: 'primary' } },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        textTransform: 'none',
        padding: '4px 10px',
        color: 'var(--cw-text-2)',
        borderColor: 'var(--cw-border)',
        '&&.Mui-selected': {
          backgroundColor: 'var(--cw-accent-bg)',
          color: 'var(--cw-accent)',
        },
      },
    },
  },
  MuiLinearProgress: {
    styleOverrides: { root: { height: 3, borderRadius: 2 } },
  },
};
