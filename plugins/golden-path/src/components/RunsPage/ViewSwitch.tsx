import Box from '@mui/material/Box';
import type { RunsView } from './useRunsAddress';

const VIEWS: { id: RunsView; label: string }[] = [
  { id: 'mine', label: 'My runs' },
  { id: 'all', label: 'All' },
];

/** Switches between the person's own runs and all that they may see. */
export function ViewSwitch(props: {
  view: RunsView;
  onChange(view: RunsView): void;
}) {
  return (
    <Box
      role="group"
      aria-label="Whose runs"
      sx={{
        display: 'inline-flex',
        mb: '12px',
        border: '1px solid var(--cw-border)',
        borderRadius: '6px',
        background: 'var(--cw-surface)',
      }}
    >
      {VIEWS.map(({ id, label }) => (
        <Box
          key={id}
          component="button"
          type="button"
          aria-pressed={props.view === id}
          onClick={() => props.onChange(id)}
          sx={{
            height: 30,
            p: '0 12px',
            border: 0,
            borderRadius: '5px',
            background: 'transparent',
            color: 'var(--cw-text-2)',
            font: 'inherit',
            fontWeight: 500,
            cursor: 'pointer',
            '&:hover': { color: 'var(--cw-text)' },
            '&:focus-visible': {
              outline: '2px solid var(--cw-focus)',
              outlineOffset: '1px',
            },
            '&[aria-pressed="true"]': {
              background: 'var(--cw-accent-bg)',
              color: 'var(--cw-accent)',
            },
          }}
        >
          {label}
        </Box>
      ))}
    </Box>
  );
}
