import OutlinedInput from '@mui/material/OutlinedInput';
import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { checkServiceName } from '@causeway/plugin-golden-path-common';
import type { FieldValidation } from '@rjsf/utils';
import { FieldFrame } from '../form/FieldFrame';
import { describedBy, fieldIds } from '../form/fieldIds';
import { checkName } from '../lib/nameChecks';
import { formAnswers } from './formAnswers';
import { NameStatusLine } from './NameStatusLine';
import { useNameCheck } from './useNameCheck';

const fieldSchema = makeFieldSchema({ output: z => z.string() });

/** A service's name, checked while it is typed: form, length, and whether the catalog and the Git host have it already. */
export function GoldenPathNameField(props: typeof fieldSchema.TProps) {
  const {
    idSchema,
    schema,
    formData = '',
    rawErrors = [],
    formContext,
  } = props;
  const id = idSchema.$id;
  const { owner, repoUrl } = formAnswers(formContext?.formData);
  const status = useNameCheck({
    name: formData,
    owner,
    otherHost: Boolean(repoUrl),
  });
  const wrong =
    status.problems.length > 0 ||
    status.checks.some(check => check.state === 'taken');
  // What is known now says more than what was wrong when the step was last submitted.
  const errors = status.state === 'idle' ? rawErrors : [];
  return (
    <FieldFrame
      id={id}
      label={schema.title ?? 'Name'}
      optional={!props.required}
      help={schema.description}
      errors={errors}
      status={
        errors.length === 0 && (
          <NameStatusLine
            id={fieldIds.status(id)}
            name={formData}
            status={status}
          />
        )
      }
    >
      <OutlinedInput
        id={id}
        name={id}
        fullWidth
        size="small"
        notched={false}
        value={formData}
        disabled={props.disabled}
        readOnly={props.readonly}
        placeholder={props.placeholder}
        error={wrong || errors.length > 0}
        onChange={event => props.onChange(event.target.value || undefined)}
        inputProps={{
          autoComplete: 'off',
          autoCapitalize: 'none',
          spellCheck: false,
          'aria-required': props.required || undefined,
          'aria-describedby': describedBy(id, {
            errors: errors.length > 0,
            status: errors.length === 0,
            help: Boolean(schema.description),
          }),
        }}
      />
    </FieldFrame>
  );
}

/** Checks the name once more when the person goes on; what can't be asked now doesn't stop anybody. */
export async function validateName(
  value: string | undefined,
  field: FieldValidation,
  context: { apiHolder: ApiHolder; formData: unknown },
): Promise<void> {
  if (!value) {
    return;
  }
  const problems = checkServiceName(value);
  problems.forEach(problem => field.addError(problem));
  const catalogApi = context.apiHolder.get(catalogApiRef);
  const fetchApi = context.apiHolder.get(fetchApiRef);
  if (problems.length > 0 || !catalogApi || !fetchApi) {
    return;
  }
  const { owner, repoUrl } = formAnswers(context.formData);
  const checks = await checkName({
    name: value,
    owner,
    otherHost: Boolean(repoUrl),
    catalogApi,
    fetchApi,
  });
  checks.forEach(check => {
    if (check.state === 'taken') {
      field.addError(check.message);
    }
  });
}

/** The form field `GoldenPathName`. */
export const goldenPathName = createFormField({
  name: 'GoldenPathName',
  component: GoldenPathNameField,
  schema: fieldSchema,
  validation: validateName,
});
