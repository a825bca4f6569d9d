import Box from '@mui/material/Box';
import {
  RiCheckboxCircleLine,
  RiCircleLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiPlayCircleLine,
} from '@remixicon/react';
import { formatDuration } from '../../lib/duration';
import { stepElapsed } from '../../lib/run';
import type { RunStep, RunStepState } from '../../lib/run';

const LOOKS: Record<
  RunStepState,
  { Icon: typeof RiForbidLine; tone: string; words: string }
> = {
  waiting: { Icon: RiCircleLine, tone: 'text-3', words: 'Waiting' },
  running: { Icon: RiPlayCircleLine, tone: 'accent', words: 'Running' },
  done: { Icon: RiCheckboxCircleLine, tone: 'ok', words: 'Done' },
  failed: { Icon: RiErrorWarningLine, tone: 'bad', words: 'Failed' },
  skipped: { Icon: RiForbidLine, tone: 'text-3', words: 'Skipped' },
  cancelled: { Icon: RiForbidLine, tone: 'unk', words: 'Stopped' },
};

function Step(props: { step: RunStep; now: number }) {
  const { step, now } = props;
  const { Icon, tone, words } = LOOKS[step.state];
  const elapsed = stepElapsed(step, now);
  const quiet = step.state === 'waiting' || step.state === 'skipped';
  return (
    <Box
      component="li"
      aria-current={step.state === 'running' ? 'step' : undefined}
      sx={{
        display: 'flex',
        gap: '10px',
        alignItems: 'baseline',
        p: '8px 16px',
        color: quiet ? 'var(--cw-text-3)' : 'var(--cw-text)',
        borderBottom: '1px solid var(--cw-border)',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Icon
        aria-hidden
        size={18}
        style={{
          flex: 'none',
          alignSelf: 'center',
          color: `var(--cw-${tone})`,
        }}
      />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{step.title}</Box>
      <Box
        sx={{
          ml: 'auto',
          flex: 'none',
          fontSize: 12,
          color: 'var(--cw-text-3)',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {words}
        {elapsed !== undefined && `, ${formatDuration(elapsed)}`}
      </Box>
    </Box>
  );
}

/** The steps of a run in plain words, each with how far it is and how long it took. */
export function RunSteps(props: { steps: RunStep[]; now: number }) {
  return (
    <Box
      component="ol"
      aria-label="Steps of the run"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        background: 'var(--cw-surface)',
        border: '1px solid var(--cw-border)',
        borderRadius: '8px',
      }}
    >
      {props.steps.map(step => (
        <Step key={step.id} step={step} now={props.now} />
      ))}
    </Box>
  );
}
