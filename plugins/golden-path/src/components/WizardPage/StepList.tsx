import { useEffect, useRef } from 'react';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';

/** The steps by number and name; those behind the person are the way back. Takes the focus when the step changes. */
export function StepList(props: {
  titles: string[];
  index: number;
  onGoTo(index: number): void;
}) {
  const { titles, index, onGoTo } = props;
  const current = useRef<HTMLSpanElement>(null);
  const shown = useRef(index);
  useEffect(() => {
    if (shown.current !== index) {
      shown.current = index;
      window.scrollTo({ top: 0 });
      current.current?.focus({ preventScroll: true });
    }
  }, [index]);
  return (
    <Box
      component="ol"
      aria-label="Steps"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '4px 20px',
        alignItems: 'baseline',
        m: '0 0 20px',
        p: 0,
        listStyle: 'none',
        fontWeight: 500,
        color: 'var(--cw-text-3)',
      }}
    >
      {titles.map((title, i) => (
        <li key={title}>
          {i < index ? (
            <ButtonBase
              onClick={() => onGoTo(i)}
              aria-label={`Back to step ${i + 1}, ${title}`}
              sx={{ font: 'inherit', color: 'var(--cw-ok)' }}
            >
              {i + 1} {title}
            </ButtonBase>
          ) : (
            <Box
              component="span"
              {...(i === index
                ? {
                    ref: current,
                    tabIndex: -1,
                    'aria-current': 'step',
                  }
                : {})}
              sx={{ color: i === index ? 'var(--cw-text)' : undefined }}
            >
              {i + 1} {title}
            </Box>
          )}
        </li>
      ))}
    </Box>
  );
}
