import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ChoiceCards } from '../form/ChoiceCards';
import { FieldFrame } from '../form/FieldFrame';

const fieldSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.number(), z.boolean()]),
  uiOptions: z =>
    z.object({
      choices: z
        .array(
          z.object({
            value: z.union([z.string(), z.number(), z.boolean()]),
            title: z.string().describe('What stands on the card'),
            description: z
              .string()
              .optional()
              .describe('What the choice means, in a few words'),
          }),
        )
        .describe('The answers to choose from, in order'),
    }),
});

/** A choice between few answers, as cards that say what each means. */
export function GoldenPathChoiceField(props: typeof fieldSchema.TProps) {
  const { idSchema, schema, uiSchema, formData, rawErrors = [] } = props;
  const id = idSchema.$id;
  return (
    <FieldFrame
      id={id}
      label={schema.title ?? props.name}
      optional={!props.required && schema.default === undefined}
      help={schema.description}
      errors={rawErrors}
      group
    >
      <ChoiceCards
        id={id}
        choices={uiSchema['ui:options']?.choices ?? []}
        value={formData}
        required={props.required}
        disabled={props.disabled || props.readonly}
        hasErrors={rawErrors.length > 0}
        hasHelp={Boolean(schema.description)}
        onChange={value => props.onChange(value)}
      />
    </FieldFrame>
  );
}

/** The form field `GoldenPathChoice`. */
export const goldenPathChoice = createFormField({
  name: 'GoldenPathChoice',
  component: GoldenPathChoiceField,
  schema: fieldSchema,
});
