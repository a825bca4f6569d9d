import { useEffect, useRef } from 'react';
import Box from '@mui/material/Box';
import type { ErrorListProps } from '@rjsf/utils';
import { fieldIdOf, fieldTitleOf } from '../lib/plainErrors';

function focusField(id: string) {
  const element = document.getElementById(id);
  const input =
    element?.querySelector<HTMLElement>('input:checked, input, select') ??
    element;
  input?.focus();
}

/** What is in the way of the next step, on top of it: takes the focus when the person wanted to go on, each line leads to its field. */
export function ErrorSummary(props: ErrorListProps) {
  const { errors, schema, formContext } = props;
  const ref = useRef<HTMLDivElement>(null);
  const attempts: unknown = formContext?.attempts;
  useEffect(() => ref.current?.focus(), [attempts]);
  return (
    <Box
      ref={ref}
      role="alert"
      tabIndex={-1}
      sx={{
        border: '1px solid var(--cw-bad)',
        borderRadius: '6px',
        background: 'var(--cw-bad-bg)',
        p: '12px 16px',
        mb: '20px',
      }}
    >
      <Box sx={{ fontWeight: 600 }}>
        {errors.length === 1
          ? 'One answer needs a change'
          : `${errors.length} answers need a change`}
      </Box>
      <Box component="ul" sx={{ m: '4px 0 0', pl: '20px' }}>
        {errors.map(error => {
          const id = fieldIdOf(error);
          return (
            <li key={`${id} ${error.message}`}>
              <Box
                component="a"
                href={`#${id}`}
                onClick={event => {
                  event.preventDefault();
                  focusField(id);
                }}
                sx={{ textDecoration: 'underline' }}
              >
                {`${fieldTitleOf(error, schema)}: ${error.message}`}
              </Box>
            </li>
          );
        })}
      </Box>
    </Box>
  );
}
