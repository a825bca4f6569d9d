import Box from '@mui/material/Box';
import { describedBy, fieldIds } from './fieldIds';

/** One of the answers to choose from. */
export interface Choice<T> {
  value: T;
  title: string;
  description?: string;
  disabled?: boolean;
}

/** Props of {@link ChoiceCards}. */
export interface ChoiceCardsProps<T> {
  /** Id of the field; its label has the id that {@link fieldIds} gives. */
  id: string;
  choices: Choice<T>[];
  value: T | undefined;
  required?: boolean;
  disabled?: boolean;
  hasErrors?: boolean;
  hasHelp?: boolean;
  onChange(value: T): void;
}

const CARD = {
  position: 'relative',
  display: 'block',
  height: '100%',
  p: '10px 12px',
  border: '1px solid var(--cw-border)',
  borderRadius: '6px',
  background: 'var(--cw-surface)',
  cursor: 'pointer',
  '&:hover': { borderColor: 'var(--cw-border-strong)' },
  '&:has(input:checked)': {
    borderColor: 'var(--cw-accent)',
    boxShadow: 'inset 0 0 0 1px var(--cw-accent)',
  },
  '&:has(input:focus-visible)': {
    outline: '2px solid var(--cw-focus)',
    outlineOffset: '2px',
  },
  '&:has(input:disabled)': { opacity: 0.6, cursor: 'not-allowed' },
} as const;

// Covers the card, so that the browser scrolls the whole card into view and touch finds it.
const INPUT = {
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  m: 0,
  opacity: 0,
  cursor: 'inherit',
} as const;

/** Cards of which one is chosen: native radio buttons, so that arrow keys and screen readers work as they always do. */
export function ChoiceCards<T extends string | number | boolean>(
  props: ChoiceCardsProps<T>,
) {
  const { id, choices, value, hasErrors, hasHelp } = props;
  return (
    <Box
      id={id}
      role="radiogroup"
      tabIndex={-1}
      aria-labelledby={fieldIds.label(id)}
      aria-describedby={describedBy(id, { errors: hasErrors, help: hasHelp })}
      aria-required={props.required || undefined}
      aria-invalid={hasErrors || undefined}
      sx={{
        display: 'grid',
        gap: '8px',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(148px, 100%), 1fr))',
      }}
    >
      {choices.map((choice, index) => (
        <Box component="label" key={String(choice.value)} sx={CARD}>
          <Box
            component="input"
            type="radio"
            id={`${id}-${index}`}
            name={id}
            value={String(choice.value)}
            checked={choice.value === value}
            disabled={props.disabled || choice.disabled}
            aria-labelledby={`${id}-${index}-title`}
            aria-describedby={
              choice.description ? `${id}-${index}-description` : undefined
            }
            onChange={() => props.onChange(choice.value)}
            sx={INPUT}
          />
          <Box id={`${id}-${index}-title`} sx={{ fontWeight: 600 }}>
            {choice.title}
          </Box>
          {choice.description && (
            <Box
              id={`${id}-${index}-description`}
              sx={{
                fontSize: 12,
                lineHeight: '16px',
                color: 'var(--cw-text-3)',
                mt: '2px',
              }}
            >
              {choice.description}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
