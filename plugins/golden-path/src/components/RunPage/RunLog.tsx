import Box from '@mui/material/Box';
import type { RunStep } from '../../lib/run';

/** What the steps wrote, for those who want to know exactly. */
export function RunLog(props: { steps: RunStep[] }) {
  const steps = props.steps.filter(({ log }) => log.length > 0);
  if (steps.length === 0) {
    return null;
  }
  return (
    <Box component="details" sx={{ mt: '16px' }}>
      <Box
        component="summary"
        sx={{ cursor: 'pointer', color: 'var(--cw-text-2)' }}
      >
        Log
      </Box>
      <Box
        component="pre"
        role="region"
        tabIndex={0}
        aria-label="Log of the run"
        sx={{
          m: '8px 0 0',
          p: '12px',
          maxHeight: 400,
          overflow: 'auto',
          fontSize: 12.5,
          lineHeight: '19px',
          fontFamily: 'var(--cw-font-code)',
          background: 'var(--cw-code)',
          borderRadius: '6px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {steps
          .map(step => `# ${step.title}\n${step.log.join('\n')}\n`)
          .join('\n')}
      </Box>
    </Box>
  );
}
