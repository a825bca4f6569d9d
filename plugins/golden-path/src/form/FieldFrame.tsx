import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { RiErrorWarningLine } from '@remixicon/react';
import { fieldIds } from './fieldIds';

/** Props of {@link FieldFrame}. */
export interface FieldFrameProps {
  /** Id of the input inside; the frame's own ids follow from it. */
  id: string;
  label: string;
  /** Marks the field as one that may stay empty. */
  optional?: boolean;
  help?: string;
  errors?: string[];
  /** What is known about the answer at the moment; shown in place of the help. */
  status?: ReactNode;
  /** Set where the children are several inputs that share the label. */
  group?: boolean;
  children: ReactNode;
}

function FieldErrors(props: { id: string; errors: string[] }) {
  return (
    <Box
      id={fieldIds.errors(props.id)}
      sx={{ color: 'var(--cw-bad)', fontSize: 13, display: 'grid', gap: '2px' }}
    >
      {props.errors.map(error => (
        <Box key={error} sx={{ display: 'flex', gap: '6px' }}>
          <RiErrorWarningLine
            size={16}
            style={{ flex: 'none', marginTop: 2 }}
            aria-hidden
          />
          <span>{error}</span>
        </Box>
      ))}
    </Box>
  );
}

/** Label above, help and errors below, tied to the input by ids. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, optional, help, errors = [], status, group } = props;
  return (
    <Box sx={{ display: 'grid', gap: '6px', minWidth: 0 }}>
      <Box
        component={group ? 'div' : 'label'}
        id={fieldIds.label(id)}
        {...(group ? {} : { htmlFor: id })}
        sx={{ fontWeight: 500, color: 'var(--cw-text)' }}
      >
        {label}
        {optional && (
          <Box
            component="span"
            sx={{ fontWeight: 400, color: 'var(--cw-text-3)' }}
          >
            {' '}
            (optional)
          </Box>
        )}
      </Box>
      {props.children}
      {errors.length > 0 && <FieldErrors id={id} errors={errors} />}
      {status}
      {help && (
        <Box
          id={fieldIds.help(id)}
          sx={{ fontSize: 12, lineHeight: '16px', color: 'var(--cw-text-3)' }}
        >
          {help}
        </Box>
      )}
    </Box>
  );
}
