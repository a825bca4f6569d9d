import OutlinedInput from '@mui/material/OutlinedInput';
import type { WidgetProps } from '@rjsf/utils';
import { describedBy } from './fieldIds';

/** A text of several lines. */
export function TextareaWidget(props: WidgetProps) {
  const { id, value, schema, options, rawErrors = [] } = props;
  return (
    <OutlinedInput
      id={id}
      name={id}
      fullWidth
      multiline
      size="small"
      notched={false}
      minRows={typeof options.rows === 'number' ? options.rows : 3}
      value={value ?? ''}
      disabled={props.disabled}
      readOnly={props.readonly}
      placeholder={props.placeholder}
      error={rawErrors.length > 0}
      onChange={event =>
        props.onChange(
          event.target.value === '' ? options.emptyValue : event.target.value,
        )
      }
      inputProps={{
        'aria-required': props.required || undefined,
        'aria-describedby': describedBy(id, {
          errors: rawErrors.length > 0,
          help: Boolean(schema.description || options.help),
        }),
      }}
    />
  );
}
