import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { PAGE_SIZE } from './useRuns';
import type { RunsPageData } from './useRuns';

function countOf({ page, rows, total }: RunsPageData): string {
  const before = (page - 1) * PAGE_SIZE;
  if (total !== undefined && rows.length >= total) {
    return `${total} ${total === 1 ? 'run' : 'runs'}`;
  }
  const range = `Runs ${before + 1} to ${before + rows.length}`;
  return total === undefined ? range : `${range} of ${total}`;
}

/** Says which part of the list is shown, and leads to the others if there are any. */
export function Pager(props: {
  data: RunsPageData;
  onMove(page: number): void;
}) {
  const { data, onMove } = props;
  const { page, rows, total } = data;
  const more =
    total === undefined ? rows.length === PAGE_SIZE : page * PAGE_SIZE < total;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: '8px',
        mt: '12px',
        fontSize: 12,
        color: 'var(--cw-text-3)',
      }}
    >
      <span role="status">{countOf(data)}</span>
      {(page > 1 || more) && (
        <Box
          component="nav"
          aria-label="Pages"
          sx={{ display: 'flex', gap: '8px' }}
        >
          <Button
            variant="outlined"
            disabled={page === 1}
            onClick={() => onMove(page - 1)}
          >
            Newer
          </Button>
          <Button
            variant="outlined"
            disabled={!more}
            onClick={() => onMove(page + 1)}
          >
            Older
          </Button>
        </Box>
      )}
    </Box>
  );
}
