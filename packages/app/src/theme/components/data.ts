import { ComponentStyles } from './types';

const cell = {
  padding: '4px 12px',
  height: 36,
  fontSize: 14,
  lineHeight: '20px',
  borderBottom: '1px solid var(--cw-border)',
  color: 'var(--cw-text)',
  wordBreak: 'normal',
  overflowWrap: 'anywhere',
} as const;

const headCell = {
  ...cell,
  padding: '8px 12px',
  height: 'auto',
  fontSize: 12,
  lineHeight: '16px',
  fontWeight: 500,
  color: 'var(--cw-text-3)',
  backgroundColor: 'transparent',
  textTransform: 'none',
  whiteSpace: 'nowrap',
} as const;

/** Tables, lists, alerts, skeletons. */
export const data: ComponentStyles = {
  MuiTableCell: {
    styleOverrides: {
      root: cell,
      body: { color: 'var(--cw-text)' },
      head: headCell,
      sizeSmall: { padding: '4px 12px' },
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: {
        backgroundColor: 'transparent',
        'tbody &:hover': {
          backgroundColor:
            'color-mix(in srgb, var(--cw-accent) 5%, transparent)',
        },
      },
      hover: { '&:hover': { cursor: 'pointer' } },
    },
  },
  MuiTableSortLabel: {
    styleOverrides: {
      root: {
        color: 'inherit',
        '&:hover': { color: 'var(--cw-text)' },
        '&&.Mui-active': { color: 'var(--cw-text)', fontWeight: 500 },
      },
      icon: { fontSize: 14 },
    },
  },
  MuiTablePagination: {
    styleOverrides: {
      root: { color: 'var(--cw-text-2)', fontSize: 12 },
      toolbar: { minHeight: 40 },
      caption: { fontSize: 12 },
    },
  },
  MuiToolbar: {
    styleOverrides: {
      regular: {
        minHeight: 48,
        '@media (min-width: 600px)': { minHeight: 48 },
      },
      gutters: {
        paddingLeft: 16,
        paddingRight: 16,
        '@media (min-width: 600px)': { paddingLeft: 16, paddingRight: 16 },
      },
    },
  },
  // Stock pages put list items outside of lists, which screen readers stumble
  // over; a plain element in both places is right everywhere.
  MuiList: { defaultProps: { component: 'div' } },
  MuiListItem: {
    defaultProps: { component: 'div', ContainerComponent: 'div' },
    styleOverrides: { root: { fontSize: 14 } },
  },
  MuiListItemText: {
    styleOverrides: {
      primary: { fontSize: 14, lineHeight: '20px' },
      secondary: { fontSize: 12, lineHeight: '16px' },
    },
  },
  MuiListItemIcon: {
    styleOverrides: { root: { minWidth: 32, color: 'var(--cw-text-3)' } },
  },
  MuiListSubheader: {
    styleOverrides: {
      root: {
        fontSize: 12,
        lineHeight: '16px',
        fontWeight: 500,
        padding: '12px 16px 4px',
        color: 'var(--cw-text-3)',
        textTransform: 'none',
        backgroundColor: 'transparent',
      },
    },
  },
  // Stock pages give no name to what moves while they load.
  MuiCircularProgress: { defaultProps: { 'aria-label': 'Loading' } },
  MuiLinearProgress: { defaultProps: { 'aria-label': 'Loading' } },
  MuiSkeleton: {
    styleOverrides: {
      root: { backgroundColor: 'var(--cw-bar)', borderRadius: 4 },
    },
  },
  MuiAlert: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        fontSize: 14,
        lineHeight: '20px',
        boxShadow: 'none',
      },
      standardSuccess: {
        backgroundColor: 'var(--cw-ok-bg)',
        color: 'var(--cw-text)',
      },
      standardWarning: {
        backgroundColor: 'var(--cw-risk-bg)',
        color: 'var(--cw-text)',
      },
      standardError: {
        backgroundColor: 'var(--cw-bad-bg)',
        color: 'var(--cw-text)',
      },
      standardInfo: {
        backgroundColor: 'var(--cw-accent-bg)',
        color: 'var(--cw-text)',
      },
    },
  },
};
