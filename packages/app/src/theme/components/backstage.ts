import { ComponentStyles } from './types';

const PAGE_PADDING = '24px 32px 0';

/** The frame of stock pages, brought to the look of our own. */
export const backstage: ComponentStyles = {
  BackstagePage: {
    styleOverrides: {
      // The window scrolls, not a box inside it: phones and anchors expect it.
      root: { height: 'auto', overflowY: 'visible', maxWidth: 1440 },
    },
  },
  BackstageHeader: {
    styleOverrides: {
      header: {
        padding: PAGE_PADDING,
        boxShadow: 'none',
        backgroundImage: 'none',
        backgroundColor: 'transparent',
        zIndex: 'auto',
        '@media (max-width: 600px)': { padding: '16px 12px 0' },
      },
      title: {
        color: 'var(--cw-text)',
        fontSize: 20,
        lineHeight: '28px',
        fontWeight: 600,
        letterSpacing: '-0.01em',
      },
      subtitle: {
        color: 'var(--cw-text-2)',
        opacity: 1,
        marginTop: 0,
        fontWeight: 400,
        fontSize: 14,
      },
      type: {
        color: 'var(--cw-text-2)',
        opacity: 1,
        textTransform: 'none',
        fontSize: 12,
        marginBottom: 0,
      },
      breadcrumb: { color: 'var(--cw-text-2)' },
      breadcrumbType: { opacity: 1 },
    },
  },
  BackstageHeaderLabel: {
    styleOverrides: {
      label: {
        color: 'var(--cw-text-3)',
        opacity: 1,
        fontSize: 12,
        lineHeight: '16px',
        textTransform: 'none',
        letterSpacing: 0,
        fontWeight: 500,
      },
      value: { color: 'var(--cw-text)', opacity: 1, fontSize: 14 },
    },
  },
  BackstageHeaderTabs: {
    styleOverrides: {
      tabsWrapper: { paddingLeft: 32, backgroundColor: 'transparent' },
      defaultTab: {
        padding: '8px 10px',
        fontSize: 14,
        lineHeight: '20px',
        fontWeight: 500,
        color: 'var(--cw-text-2)',
        textTransform: 'none',
      },
      selected: { color: 'var(--cw-text)' },
    },
  },
  BackstageContent: {
    styleOverrides: {
      root: {
        padding: '20px 32px 48px',
        '@media (min-width: 600px)': { paddingLeft: 32, paddingRight: 32 },
        '@media (max-width: 599px)': { padding: '16px 12px 80px' },
      },
    },
  },
  // Stock breaks the words of results wherever a line ends.
  CatalogSearchResultListItem: {
    styleOverrides: {
      itemText: { wordBreak: 'normal', overflowWrap: 'anywhere' },
    },
  },
  BackstageContentHeader: {
    styleOverrides: {
      container: { marginBottom: 16 },
      title: { fontSize: 16, lineHeight: '24px', fontWeight: 600 },
    },
  },
  BackstageInfoCard: {
    styleOverrides: {
      header: {
        padding: '12px 16px',
        borderBottom: '1px solid var(--cw-border)',
      },
      headerTitle: { fontSize: 14, lineHeight: '20px', fontWeight: 600 },
      headerSubheader: { paddingTop: 0, fontSize: 12 },
    },
  },
  BackstageTable: { styleOverrides: { root: { overflow: 'auto' } } },
  BackstageTableHeader: {
    styleOverrides: {
      header: {
        padding: '8px 12px',
        fontSize: 12,
        lineHeight: '16px',
        fontWeight: 500,
        color: 'var(--cw-text-3)',
        textTransform: 'none',
        borderTop: 0,
        borderBottom: '1px solid var(--cw-border)',
        backgroundColor: 'transparent',
      },
    },
  },
  BackstageTableToolbar: {
    styleOverrides: {
      root: { padding: '8px 16px', minHeight: 48 },
      title: { '& > h6': { fontSize: 14, fontWeight: 600 } },
      searchField: { paddingRight: 0 },
    },
  },
  BackstageItemCardHeader: {
    styleOverrides: {
      root: {
        color: 'var(--cw-text)',
        padding: '12px 16px',
        backgroundImage: 'none',
        backgroundColor: 'transparent',
        borderBottom: '1px solid var(--cw-border)',
      },
    },
  },
  BackstageHighlightedSearchResultText: {
    styleOverrides: {
      highlight: {
        backgroundColor: 'var(--cw-accent-bg)',
        color: 'var(--cw-accent)',
        borderRadius: 3,
      },
    },
  },
  BackstageEmptyState: {
    styleOverrides: { root: { backgroundColor: 'transparent' } },
  },
  BackstageAvatar: {
    styleOverrides: { avatar: { fontSize: 12, fontWeight: 500 } },
  },
  BackstageMarkdownContent: {
    styleOverrides: {
      markdown: {
        lineHeight: '20px',
        '& a': { color: 'var(--cw-accent)' },
        '& pre': {
          backgroundColor: 'var(--cw-code)',
          borderRadius: 6,
          padding: 12,
          overflow: 'auto',
        },
        '& table': { border: '1px solid var(--cw-border)' },
        '& th, & td': { borderColor: 'var(--cw-border)' },
        '& tr:nth-child(odd)': { backgroundColor: 'transparent' },
      },
    },
  },
};
