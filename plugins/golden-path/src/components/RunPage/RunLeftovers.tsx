import Box from '@mui/material/Box';
import { cleanupLines, madeThings } from '../../lib/run';
import type { Run } from '../../lib/run';
import { OutputLink } from './OutputLink';

const LIST = { m: '4px 0 0', pl: '20px' };

function Made(props: { run: Run }) {
  const things = madeThings(props.run);
  if (things.length === 0) {
    return (
      <Box sx={{ color: 'var(--cw-text-2)' }}>
        No step says that it undid anything. What the finished steps below made
        is still there; their log names it.
      </Box>
    );
  }
  return (
    <>
      <Box component="ul" sx={LIST}>
        {things.map(({ step, url }) => (
          <li key={`${step} ${url}`}>
            {step}: <OutputLink url={url}>{url}</OutputLink>
          </li>
        ))}
      </Box>
      <Box sx={{ mt: '4px', color: 'var(--cw-text-2)' }}>
        It is still there. Keep it, or delete it on its own page before you use
        the same name again.
      </Box>
    </>
  );
}

/** What became of the things that a run made before it failed or was stopped. */
export function RunLeftovers(props: { run: Run }) {
  const lines = cleanupLines(props.run);
  return (
    <Box sx={{ mb: '16px' }}>
      <Box component="h2" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
        What was made before
      </Box>
      {lines.length > 0 ? (
        <Box component="ul" sx={LIST}>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      ) : (
        <Made run={props.run} />
      )}
    </Box>
  );
}
