import { useEffect, useMemo, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useApiHolder } from '@backstage/core-plugin-api';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import {
  createAsyncValidators,
  Form,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import type { ErrorSchema } from '@rjsf/utils';
import { formTemplates, formWidgets } from '../../form/theme';
import { validator } from '../../form/validator';
import {
  freeTextErrors,
  hasErrors,
  stepErrors,
  toErrorSchema,
} from '../../lib/stepErrors';

/** Where the person goes from a step. */
export type StepTarget = 'next' | 'review';

/** Props of {@link StepForm}. */
export interface StepFormProps {
  step: ParsedTemplateSchema;
  values: JsonObject;
  extensions: FieldExtensionOptions[];
  /** Words of the button that goes on. */
  nextLabel: string;
  canSkip: boolean;
  onChange(values: JsonObject): void;
  onBack?: () => void;
  onDone(values: JsonObject, target: StepTarget): void;
}

// So that an optional part of an answer is proposed as the stock form proposes it.
const DEFAULTS = { allOf: 'populateDefaults' } as const;

function useStepChecks(
  step: ParsedTemplateSchema,
  all: FieldExtensionOptions[],
) {
  const apiHolder = useApiHolder();
  return useMemo(() => {
    const validations = Object.fromEntries(
      all.map(({ name, validation }) => [name, validation]),
    );
    return createAsyncValidators(step.mergedSchema, validations, { apiHolder });
  }, [step, all, apiHolder]);
}

/** Puts the cursor into the field that the template marks with `ui:autofocus`. */
function useAutofocus(step: ParsedTemplateSchema) {
  const { uiSchema } = step;
  useEffect(() => {
    const key = Object.keys(uiSchema).find(
      name => uiSchema[name]?.['ui:autofocus'],
    );
    document.getElementById(`root_${key}`)?.focus({ preventScroll: true });
    // Only when the step appears: the schema is made anew with each rendering.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}

/** One step of the wizard: its fields, checked before the person goes on. */
export function StepForm(props: StepFormProps) {
  const { step, values, extensions, onBack } = props;
  const [errors, setErrors] = useState<ErrorSchema>();
  // How often the person wanted to go on and could not; each time the summary takes the focus.
  const [attempts, setAttempts] = useState(0);
  const [checking, setChecking] = useState(false);
  const target = useRef<StepTarget>('next');
  const check = useStepChecks(step, extensions);
  useAutofocus(step);
  const fields = useMemo(
    () =>
      Object.fromEntries(
        extensions.map(({ name, component }) => [name, component]),
      ),
    [extensions],
  );

  const submit = async (formData: JsonObject) => {
    const wanted = target.current;
    target.current = 'next';
    setChecking(true);
    try {
      const found: ErrorSchema = {
        ...freeTextErrors(step, formData),
        ...toErrorSchema(await check(formData)),
      };
      if (hasErrors(found)) {
        setErrors(found);
        setAttempts(count => count + 1);
      } else {
        props.onDone(formData, wanted);
      }
    } finally {
      setChecking(false);
    }
  };

  return (
    <Form
      validator={validator}
      schema={step.schema}
      uiSchema={step.uiSchema}
      formData={values}
      formContext={{ formData: values, attempts }}
      liveValidate={attempts > 0}
      fields={fields}
      templates={formTemplates}
      widgets={formWidgets}
      extraErrors={errors}
      transformErrors={found => stepErrors(found, step, values)}
      showErrorList="top"
      noHtml5Validate
      experimental_defaultFormStateBehavior={DEFAULTS}
      onChange={({ formData }) => {
        if (errors) {
          setErrors(undefined);
        }
        props.onChange(formData ?? {});
      }}
      onError={() => {
        target.current = 'next';
        setAttempts(count => count + 1);
      }}
      onSubmit={({ formData }) => submit(formData ?? {})}
    >
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'row-reverse',
          flexWrap: 'wrap',
          gap: '8px',
          mt: '24px',
        }}
      >
        <Button type="submit" variant="contained" disabled={checking}>
          {props.nextLabel}
        </Button>
        {props.canSkip && (
          <Button
            type="button"
            disabled={checking}
            onClick={event => {
              target.current = 'review';
              event.currentTarget.form?.requestSubmit();
            }}
          >
            Keep the rest as proposed
          </Button>
        )}
        {onBack && (
          <Button
            type="button"
            variant="outlined"
            onClick={onBack}
            sx={{ mr: 'auto' }}
          >
            Back
          </Button>
        )}
      </Box>
    </Form>
  );
}
