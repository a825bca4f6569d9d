import type { JsonObject } from '@backstage/types';
import {
  AnswerError,
  AnswerProblem,
} from '@causeway/plugin-golden-path-common';
import Ajv, { ErrorObject } from 'ajv';
import { activeProperties, allProperties, Matches } from './activeProperties';
import { checkTexts } from './checkTexts';
import { describeSchemaError } from './describeSchemaError';
import { isObject, Schema } from './schemaTypes';

/** Characters of all answers together, as JSON. Far above any form, far below what would hurt. */
const ANSWERS_MAX_LENGTH = 64 * 1024;

/** Rounds of filling in defaults: each may make another conditional field appear. */
const MAX_ROUNDS = 10;

function createAjv() {
  // `strict` would refuse the form's own keywords (`ui:field` and friends).
  return new Ajv({ allErrors: true, strict: false, validateFormats: false });
}

function withDefaults(
  properties: Record<string, Schema>,
  answers: JsonObject,
): JsonObject {
  const result = { ...answers };
  for (const [name, schema] of Object.entries(properties)) {
    if (result[name] === undefined && schema.default !== undefined) {
      result[name] = structuredClone(schema.default);
    }
    const value = result[name];
    if (
      isObject(schema.properties) &&
      (value === undefined || isObject(value))
    ) {
      const nested = Object.fromEntries(
        Object.entries(schema.properties).filter(
          (entry): entry is [string, Schema] => isObject(entry[1]),
        ),
      );
      const filled = withDefaults(nested, isObject(value) ? value : {});
      if (value !== undefined || Object.keys(filled).length > 0) {
        result[name] = filled;
      }
    }
  }
  return result;
}

function activeOf(pages: Schema[], answers: JsonObject, matches: Matches) {
  return Object.assign(
    {},
    ...pages.map(page => activeProperties(page, answers, matches)),
  ) as Record<string, Schema>;
}

function unknownFields(pages: Schema[], sent: JsonObject): AnswerProblem[] {
  const known = new Set(pages.flatMap(page => [...allProperties(page)]));
  return Object.keys(sent)
    .filter(field => !known.has(field))
    .map(field => ({
      field: field.slice(0, 60),
      message: `is not a field of this template; its fields are ${[...known]
        .sort()
        .join(', ')}`,
    }));
}

function mergeProblems(errors: ErrorObject[], answers: JsonObject) {
  const problems = new Map<string, AnswerProblem>();
  for (const error of errors) {
    const problem = describeSchemaError(error, answers);
    // The first error of a field is the one to put right; the others mostly follow from it.
    if (problem && !problems.has(problem.field)) {
      problems.set(problem.field, problem);
    }
  }
  return [...problems.values()];
}

/**
 * Checks what was sent against a template's own form and fills in its defaults.
 *
 * The form isn't trusted to have done so: tasks are also created over REST and MCP. Answers to fields that the form no
 * longer shows (a choice was taken back) are left out; fields that the template doesn't have are refused, because a
 * misspelt one would otherwise be ignored without a word.
 *
 * @throws AnswerError with every problem found
 */
export function resolveParameters(
  pages: Schema[],
  sent: JsonObject,
): JsonObject {
  const length = JSON.stringify(sent).length;
  if (length > ANSWERS_MAX_LENGTH) {
    throw new AnswerError([
      {
        field: 'parameters',
        message: `have ${length} characters together; the limit is ${ANSWERS_MAX_LENGTH}`,
      },
    ]);
  }
  const unknown = unknownFields(pages, sent);
  if (unknown.length > 0) {
    throw new AnswerError(unknown);
  }

  const ajv = createAjv();
  const matches: Matches = (schema, value) => ajv.validate(schema, value);

  let answers = Object.fromEntries(
    // An empty text is how a form says "nothing": the default applies.
    Object.entries(sent).filter(([, value]) => value !== '' && value !== null),
  ) as JsonObject;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = JSON.stringify(answers);
    answers = withDefaults(activeOf(pages, answers, matches), answers);
    const active = activeOf(pages, answers, matches);
    answers = Object.fromEntries(
      Object.entries(answers).filter(([field]) => field in active),
    );
    if (JSON.stringify(answers) === before) {
      break;
    }
  }

  const problems = pages.flatMap(page => {
    const validate = ajv.compile(page);
    return validate(answers)
      ? []
      : mergeProblems(validate.errors ?? [], answers);
  });
  const textProblems = checkTexts(activeOf(pages, answers, matches), answers);
  if (problems.length + textProblems.length > 0) {
    // They say what is wrong with a text; the schema only that it doesn't match its pattern.
    const fields = new Set(textProblems.map(problem => problem.field));
    throw new AnswerError([
      ...problems.filter(problem => !fields.has(problem.field)),
      ...textProblems,
    ]);
  }
  return answers;
}
