import type { JsonObject } from '@backstage/types';
import type { AnswerProblem } from '@causeway/plugin-golden-path-common';
import type { ErrorObject } from 'ajv';

/** Characters of a refused value that are repeated in a message. */
const SHOWN_LENGTH = 40;

/** Keywords that only say that some branch failed; the branch's own errors say why. */
const STRUCTURAL = new Set(['if', 'allOf']);

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN_LENGTH
    ? `${text.slice(0, SHOWN_LENGTH)}… (${text.length} characters)`
    : text;
}

function valueAt(answers: JsonObject, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined,
    answers,
  );
}

function explain(error: ErrorObject): string {
  const { keyword, params, message } = error;
  switch (keyword) {
    case 'enum':
      return `must be one of ${params.allowedValues.map(show).join(', ')}`;
    case 'const':
      return `must be ${show(params.allowedValue)}`;
    case 'type':
      return `must be of type ${[params.type].flat().join(' or ')}`;
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    case 'maxLength':
      return `must have at most ${params.limit} characters`;
    case 'minLength':
      return `must have at least ${params.limit} characters`;
    case 'pattern':
      return `must match ${params.pattern}`;
    case 'additionalProperties':
      return `has the unknown part ${show(
        params.additionalProperty,
      )}; leave it out`;
    default:
      return message ?? 'is not allowed';
  }
}

/** An error of the schema validator as a sentence about a field; `undefined` where another error says it better. */
export function describeSchemaError(
  error: ErrorObject,
  answers: JsonObject,
): AnswerProblem | undefined {
  if (STRUCTURAL.has(error.keyword)) {
    return undefined;
  }
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (error.keyword === 'required') {
    return {
      field: [...path, error.params.missingProperty].join('.'),
      message: 'is missing; give it a value',
    };
  }
  return {
    field: path.join('.') || 'parameters',
    message: `${explain(error)}, but is ${show(valueAt(answers, path))}`,
  };
}
