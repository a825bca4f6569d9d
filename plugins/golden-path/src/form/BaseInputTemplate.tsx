import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { getInputProps } from '@rjsf/utils';
import type { BaseInputTemplateProps } from '@rjsf/utils';
import { describedBy } from './fieldIds';

/**
 * The input of text and number fields. `ui:options.unit` stands behind the value ("ms", "requests a second") and is
 * read out with it.
 */
export function BaseInputTemplate(props: BaseInputTemplateProps) {
  const { id, value, schema, options, rawErrors = [], type } = props;
  const native = getInputProps(schema, type, options);
  const unit = typeof options.unit === 'string' ? options.unit : undefined;
  const unitId = unit ? `${id}__unit` : undefined;
  const description = describedBy(id, {
    errors: rawErrors.length > 0,
    help: Boolean(schema.description || options.help),
  });
  return (
    <OutlinedInput
      id={id}
      name={id}
      fullWidth
      size="small"
      notched={false}
      type={native.type}
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
      onBlur={event => props.onBlur(id, event.target.value)}
      onFocus={event => props.onFocus(id, event.target.value)}
      endAdornment={
        unit && (
          <InputAdornment position="end" disableTypography id={unitId}>
            <span style={{ color: 'var(--cw-text-3)' }}>{unit}</span>
          </InputAdornment>
        )
      }
      inputProps={{
        min: native.min,
        max: native.max,
        step: native.step,
        'aria-required': props.required || undefined,
        'aria-describedby':
          [unitId, description].filter(Boolean).join(' ') || undefined,
      }}
    />
  );
}
