import type { RJSFValidationError, StrictRJSFSchema } from '@rjsf/utils';

/** The schema keyword's parameters that a message needs. */
interface ErrorParams {
  limit?: number;
  missingProperty?: string;
  allowedValues?: unknown[];
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function messageFor(error: RJSFValidationError): string | undefined {
  const { limit, allowedValues }: ErrorParams = error.params ?? {};
  switch (error.name) {
    case 'required':
      return 'An answer is needed here.';
    case 'minLength':
      return limit === 1
        ? 'An answer is needed here.'
        : `Use at least ${characters(limit ?? 0)}.`;
    case 'maxLength':
      return `Use at most ${characters(limit ?? 0)}.`;
    case 'minimum':
      return `Use ${limit} or more.`;
    case 'maximum':
      return `Use ${limit} or less.`;
    case 'exclusiveMinimum':
      return `Use more than ${limit}.`;
    case 'exclusiveMaximum':
      return `Use less than ${limit}.`;
    case 'type':
      return error.message?.includes('number') ||
        error.message?.includes('integer')
        ? 'Use a whole or decimal number.'
        : error.message;
    case 'enum':
      return `Choose one of ${(allowedValues ?? []).join(', ')}.`;
    case 'pattern':
      return 'This has characters or a form that is not allowed here.';
    default:
      return error.message;
  }
}

/**
 * Says the validator's errors in plain words, each once per field. Messages that the template wrote itself
 * (keyword `errorMessage`) stay as they are.
 */
export function plainErrors(
  errors: RJSFValidationError[],
): RJSFValidationError[] {
  const seen = new Set<string>();
  const result: RJSFValidationError[] = [];
  for (const error of errors) {
    const message =
      error.name === 'errorMessage' ? error.message : messageFor(error);
    const key = `${error.property}\n${message}`;
    if (!seen.has(key)) {
      seen.add(key);
      result.push({ ...error, message });
    }
  }
  return result;
}

/** Gives the id of the form element that an error belongs to: `.slo.availability` is `root_slo_availability`. */
export function fieldIdOf(error: RJSFValidationError): string {
  const path = (error.property ?? '')
    .replace(/\['?([^\]']+)'?\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  return ['root', ...path].join('_');
}

/** Gives the title of the field that an error belongs to, or its last path segment. */
export function fieldTitleOf(
  error: RJSFValidationError,
  schema: StrictRJSFSchema,
): string {
  const path = fieldIdOf(error).split('_').slice(1);
  let current: StrictRJSFSchema | undefined = schema;
  for (const segment of path) {
    const next: unknown = current?.properties?.[segment];
    current = typeof next === 'object' && next !== null ? next : undefined;
  }
  return current?.title ?? path[path.length - 1] ?? 'This step';
}
