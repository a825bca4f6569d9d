import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { WidgetProps } from '@rjsf/utils';
import { describedBy, fieldIds } from './fieldIds';

/** A yes-or-no answer: the label stands beside the box, its explanation below. */
export function CheckboxWidget(props: WidgetProps) {
  const { id, label, schema, value } = props;
  const help = schema.description;
  return (
    <Box sx={{ display: 'grid', gap: '2px' }}>
      <Box
        component="label"
        htmlFor={id}
        sx={{ display: 'flex', alignItems: 'center', fontWeight: 500 }}
      >
        <Checkbox
          id={id}
          size="small"
          checked={value === true}
          disabled={props.disabled || props.readonly}
          onChange={event => props.onChange(event.target.checked)}
          inputProps={{ 'aria-describedby': describedBy(id, { help: !!help }) }}
          sx={{ p: '4px', ml: '-4px', mr: '4px' }}
        />
        {label}
      </Box>
      {help && (
        <Box
          id={fieldIds.help(id)}
          sx={{ fontSize: 12, color: 'var(--cw-text-3)', pl: '28px' }}
        >
          {help}
        </Box>
      )}
    </Box>
  );
}
