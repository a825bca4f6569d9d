import { ComponentStyles } from './types';

/** Text fields, selects, labels, checkboxes, steppers: 36 px high, one border. */
export const inputs: ComponentStyles = {
  MuiInputBase: {
    styleOverrides: {
      root: { fontSize: 14, lineHeight: '20px', color: 'var(--cw-text)' },
      input: {
        height: 20,
        '&::placeholder': { color: 'var(--cw-text-3)', opacity: 1 },
      },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        borderRadius: 6,
        backgroundColor: 'var(--cw-surface)',
      },
      input: { padding: '8px 12px', height: 20 },
      inputMarginDense: { paddingTop: 8, paddingBottom: 8 },
      multiline: { padding: '8px 12px' },
      inputMultiline: { padding: 0, height: 'auto' },
      notchedOutline: { borderColor: 'var(--cw-border-strong)' },
    },
  },
  MuiFilledInput: {
    styleOverrides: {
      root: { borderRadius: 6, backgroundColor: 'var(--cw-sunken)' },
    },
  },
  MuiInputLabel: {
    styleOverrides: {
      root: { fontSize: 14, color: 'var(--cw-text-2)' },
      outlined: {
        transform: 'translate(12px, 8px) scale(1)',
        '&.MuiInputLabel-shrink': {
          transform: 'translate(12px, -8px) scale(0.86)',
        },
        '&.v5-MuiInputLabel-shrink': {
          transform: 'translate(12px, -8px) scale(0.86)',
        },
      },
    },
  },
  MuiFormLabel: {
    styleOverrides: { root: { fontSize: 14, color: 'var(--cw-text-2)' } },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: {
        fontSize: 12,
        lineHeight: '16px',
        marginLeft: 0,
        color: 'var(--cw-text-3)',
      },
      contained: { marginLeft: 0, marginRight: 0 },
    },
  },
  MuiSelect: {
    styleOverrides: {
      icon: { color: 'var(--cw-text-3)' },
      select: { '&:focus': { backgroundColor: 'transparent' } },
    },
  },
  MuiCheckbox: { styleOverrides: { root: { padding: 6 } } },
  MuiRadio: { styleOverrides: { root: { padding: 6 } } },
  MuiFormControlLabel: { styleOverrides: { label: { fontSize: 14 } } },
  MuiStepper: {
    styleOverrides: { root: { backgroundColor: 'transparent', padding: 0 } },
  },
  MuiStepLabel: { styleOverrides: { label: { fontSize: 14 } } },
};
