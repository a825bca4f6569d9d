import Box from '@mui/material/Box';
import {
  RiCheckboxCircleLine,
  RiCircleLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiPlayCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import type { RunRowState } from '../../lib/runRow';

const LOOKS: Record<
  RunRowState,
  { Icon: typeof RiForbidLine; tone: string; words: string; why?: string }
> = {
  waiting: {
    Icon: RiCircleLine,
    tone: 'text-3',
    words: 'Waiting',
    why: 'It starts as soon as the server has a hand free',
  },
  running: { Icon: RiPlayCircleLine, tone: 'accent', words: 'Running' },
  done: { Icon: RiCheckboxCircleLine, tone: 'ok', words: 'Done' },
  failed: { Icon: RiErrorWarningLine, tone: 'bad', words: 'Failed' },
  stopped: { Icon: RiForbidLine, tone: 'unk', words: 'Stopped' },
  unknown: {
    Icon: RiQuestionLine,
    tone: 'unk',
    words: 'Unknown',
    why: 'The server has given no sign of it for minutes: it may have been restarted',
  },
};

/** How far a run is, by icon and word. */
export function RunState(props: { state: RunRowState }) {
  const { Icon, tone, words, why } = LOOKS[props.state];
  return (
    <Box
      component="span"
      title={why}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '6px',
        verticalAlign: 'bottom',
      }}
    >
      <Icon
        aria-hidden
        size={16}
        style={{ flex: 'none', color: `var(--cw-${tone})` }}
      />
      {words}
    </Box>
  );
}
