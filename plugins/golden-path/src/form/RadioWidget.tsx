import type { WidgetProps } from '@rjsf/utils';
import { ChoiceCards } from './ChoiceCards';

/** `ui:widget: radio` in the look of the golden paths' own choices. */
export function RadioWidget(props: WidgetProps) {
  const { options, rawErrors = [], schema } = props;
  const choices = (options.enumOptions ?? []).map(option => ({
    value: String(option.value),
    title: option.label,
  }));
  return (
    <ChoiceCards
      id={props.id}
      choices={choices}
      value={props.value === undefined ? undefined : String(props.value)}
      required={props.required}
      disabled={props.disabled || props.readonly}
      hasErrors={rawErrors.length > 0}
      hasHelp={Boolean(schema.description || options.help)}
      onChange={chosen =>
        props.onChange(
          options.enumOptions?.find(({ value }) => String(value) === chosen)
            ?.value,
        )
      }
    />
  );
}
