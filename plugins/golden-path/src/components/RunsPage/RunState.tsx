import Block from '@mui/icons-material/Block';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HelpOutline from '@mui/icons-material/HelpOutline';
import PlayCircleOutline from '@mui/icons-material/PlayCircleOutline';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import type { RunRowState } from '../../lib/runRow';

const LOOKS: Record<
  RunRowState,
  { Icon: typeof Block; tone: string; words: string; why?: string }
> = {
  waiting: {
    Icon: RadioButtonUnchecked,
    tone: 'text-3',
    words: 'Waiting',
    why: 'It starts as soon as the server has a hand free',
  },
  running: { Icon: PlayCircleOutline, tone: 'accent', words: 'Running' },
  done: { Icon: CheckCircleOutline, tone: 'ok', words: 'Done' },
  failed: { Icon: ErrorOutline, tone: 'bad', words: 'Failed' },
  stopped: { Icon: Block, tone: 'unk', words: 'Stopped' },
  unknown: {
    Icon: HelpOutline,
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
        sx={{ fontSize: 16, flex: 'none', color: `var(--cw-${tone})` }}
      />
      {words}
    </Box>
  );
}
