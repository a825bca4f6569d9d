/** Below this width of the list, a row says in a second line what the columns say otherwise. */
const NARROW = '@container (max-width: 820px)';

/** The columns after the first; the first takes what they leave. */
export const COLUMNS = [
  { id: 'path', label: 'Golden path', width: '20%' },
  { id: 'state', label: 'State', width: 112 },
  { id: 'started', label: 'Started', width: 136 },
  { id: 'took', label: 'Took', width: 160 },
  { id: 'by', label: 'By', width: '17%' },
] as const;

/** Look of the list, also while it is read. */
export const TABLE = {
  containerType: 'inline-size',
  background: 'var(--cw-surface)',
  border: '1px solid var(--cw-border)',
  borderRadius: '8px',
  overflow: 'hidden',
  '& table': {
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
  },
  '& th, & td': {
    p: '0 12px',
    textAlign: 'left',
    fontWeight: 400,
    color: 'var(--cw-text-2)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: '1px solid var(--cw-border)',
  },
  '& thead th': {
    height: 33,
    fontSize: 12,
    fontWeight: 500,
    color: 'var(--cw-text-3)',
  },
  '& tbody th, & tbody td': { height: 40, boxSizing: 'border-box' },
  '& tbody tr': { position: 'relative', cursor: 'pointer' },
  '& td > [title], & td > time': { position: 'relative', zIndex: 1 },
  '& tbody tr:last-child > *': { borderBottom: 0 },
  '& tbody tr:hover, & tbody tr:focus-within': {
    background: 'color-mix(in srgb, var(--cw-accent) 5%, transparent)',
  },
  '& .facts': { display: 'none' },
  [NARROW]: {
    '& thead': { display: 'none' },
    '& .path, & .started, & .took, & .by': { display: 'none' },
    '& tbody th, & tbody td': { height: 56, p: '8px 12px' },
    '& .facts': {
      display: 'block',
      fontSize: 12,
      lineHeight: '16px',
      whiteSpace: 'normal',
      color: 'var(--cw-text-3)',
    },
  },
} as const;
