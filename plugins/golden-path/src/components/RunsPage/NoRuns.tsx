import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { rootRouteRef } from '../../routes';
import type { RunsAddress } from './useRunsAddress';

/** Says why no runs are shown, and the next step. */
export function NoRuns(props: { address: RunsAddress; onFirstPage(): void }) {
  const { view, page } = props.address;
  const root = useRouteRef(rootRouteRef);
  if (page > 1) {
    return (
      <Box>
        <Box sx={{ fontWeight: 600 }}>The list ends before page {page}</Box>
        <Button
          variant="outlined"
          onClick={props.onFirstPage}
          sx={{ mt: '8px' }}
        >
          Show the newest runs
        </Button>
      </Box>
    );
  }
  return (
    <Box sx={{ maxWidth: '60ch' }}>
      <Box sx={{ fontWeight: 600 }}>
        {view === 'mine' ? "You haven't run a golden path yet" : 'No runs yet'}
      </Box>
      <Box sx={{ color: 'var(--cw-text-2)' }}>
        Each run of a golden path stands here, with its state, what it made and
        its log. The first takes less than a minute.
      </Box>
      <Button
        component={Link}
        to={root()}
        variant="contained"
        sx={{ mt: '12px' }}
      >
        Create a service
      </Button>
    </Box>
  );
}
