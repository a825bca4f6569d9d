import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import {
  enumOptionsIndexForValue,
  enumOptionsValueForIndex,
} from '@rjsf/utils';
import type { WidgetProps } from '@rjsf/utils';
import { describedBy } from './fieldIds';

/** A list to choose one or several from: the browser's own, which keyboards, phones and screen readers know. */
export function SelectWidget(props: WidgetProps) {
  const {
    id,
    schema,
    options,
    value,
    multiple = false,
    rawErrors = [],
  } = props;
  const { enumOptions = [], emptyValue } = options;
  const index = enumOptionsIndexForValue(value, enumOptions, multiple);
  return (
    <Select
      native
      multiple={multiple}
      fullWidth
      size="small"
      value={index ?? (multiple ? [] : '')}
      disabled={props.disabled || props.readonly}
      error={rawErrors.length > 0}
      input={<OutlinedInput notched={false} />}
      onChange={event => {
        const { target }: { target: { value: unknown } } = event;
        const chosen =
          multiple && event.target instanceof HTMLSelectElement
            ? Array.from(event.target.selectedOptions, o => o.value)
            : String(target.value);
        props.onChange(
          enumOptionsValueForIndex(chosen, enumOptions, emptyValue),
        );
      }}
      inputProps={{
        id,
        name: id,
        'aria-required': props.required || undefined,
        'aria-describedby': describedBy(id, {
          errors: rawErrors.length > 0,
          help: Boolean(schema.description || options.help),
        }),
      }}
    >
      {!multiple && schema.default === undefined && (
        <option value="">{props.placeholder || 'Choose'}</option>
      )}
      {enumOptions.map((option, i) => (
        <option key={option.label} value={String(i)}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
