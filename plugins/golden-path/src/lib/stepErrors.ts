import {
  checkFreeText,
  checkServiceName,
} from '@causeway/plugin-golden-path-common';
import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import { ErrorSchemaBuilder } from '@rjsf/utils';
import type { ErrorSchema, RJSFValidationError } from '@rjsf/utils';
import { plainErrors } from './plainErrors';

function fieldOf(step: ParsedTemplateSchema, key: string): unknown {
  const ui: unknown = step.uiSchema[key];
  return typeof ui === 'object' && ui !== null
    ? Reflect.get(ui, 'ui:field')
    : undefined;
}

/** What exactly is wrong with a name or a text that its schema refused; `undefined` where the schema's error says it. */
function preciseMessage(
  error: RJSFValidationError,
  field: unknown,
  value: string,
): string | undefined {
  if (error.name !== 'required' && field === 'GoldenPathName') {
    return checkServiceName(value)[0];
  }
  const problem =
    error.name === 'pattern' && !field ? checkFreeText(value) : undefined;
  return problem && `This ${problem}.`;
}

/** Says a step's schema errors in plain words; about names and texts exactly what is wrong with them. */
export function stepErrors(
  errors: RJSFValidationError[],
  step: ParsedTemplateSchema,
  values: JsonObject,
): RJSFValidationError[] {
  return plainErrors(
    errors.map(error => {
      const key = (error.property ?? '').replace(/^\./, '');
      const value = values[key];
      const precise =
        typeof value === 'string'
          ? preciseMessage(error, fieldOf(step, key), value)
          : undefined;
      return precise
        ? { ...error, name: 'errorMessage', message: precise }
        : error;
    }),
  );
}

/** Finds in plain text fields what generated files couldn't take, so that it is said here and not after the start. */
export function freeTextErrors(
  step: ParsedTemplateSchema,
  values: JsonObject,
): ErrorSchema {
  const properties: unknown = step.schema.properties;
  const keys =
    typeof properties === 'object' && properties !== null
      ? Object.keys(properties)
      : [];
  const errors = new ErrorSchemaBuilder();
  for (const key of keys) {
    const value = values[key];
    const problem =
      typeof value === 'string' && !fieldOf(step, key)
        ? checkFreeText(value)
        : undefined;
    if (problem) {
      errors.addErrors(`This ${problem}.`, [key]);
    }
  }
  return errors.ErrorSchema;
}

/** Turns what the fields' own validations found into an error tree; their handlers are left behind. */
export function toErrorSchema(validation: object): ErrorSchema {
  const errors: ErrorSchema = {};
  for (const [key, value] of Object.entries(validation)) {
    if (key === '__errors' && Array.isArray(value)) {
      errors.__errors = value.map(String);
    } else if (typeof value === 'object' && value !== null) {
      errors[key] = toErrorSchema(value);
    }
  }
  return errors;
}

/** Whether an error tree says anything. */
export function hasErrors(errors: object | undefined): boolean {
  return Object.entries(errors ?? {}).some(
    ([key, value]: [string, unknown]) => {
      if (key === '__errors') {
        return Array.isArray(value) && value.length > 0;
      }
      return typeof value === 'object' && value !== null && hasErrors(value);
    },
  );
}
