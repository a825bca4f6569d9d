import type { JsonObject, JsonValue } from '@backstage/types';
import { resolveParameters } from '@causeway/plugin-scaffolder-backend-module-golden-path';
import { DEFAULT_VALUES } from '../../templates/defaultValues';
import type { TemplateFile } from '../../templates/readTemplates';
import type { Combination } from '../Report';
import { coveringSet } from './coveringSet';
import {
  boundsOf,
  choicesOf,
  FormField,
  formFields,
  formPages,
  FormSchema,
  hasConditions,
} from './formFields';
import { hostileAnswers } from './hostileAnswers';

/** How many combinations of a golden path are checked. */
export type CombinationChoice = 'default' | 'pairwise' | 'all';

/** Up to so many combinations, all of them are worth the time. */
const ALL_AT_MOST = 300;

/** A field and the values of it that are tried; `undefined` stands for no answer. */
interface Factor {
  field: FormField;
  values: Array<JsonValue | undefined>;
}

/** Free text isn't a factor: it meets no choice other than through quoting, which the hostile answers try. */
function factorsOf(fields: readonly FormField[]): Factor[] {
  return fields.flatMap(field => {
    const { schema, isConditional, isRequired } = field;
    const choices = choicesOf(schema);
    const values = choices.length > 0 ? choices : boundsOf(schema);
    const mayBeAbsent =
      isConditional || (schema.default === undefined && !isRequired);
    const all = mayBeAbsent ? [undefined, ...values] : values;
    return all.length > 1 ? [{ field, values: all }] : [];
  });
}

function answersOf(
  factors: readonly Factor[],
  row: readonly number[],
): JsonObject {
  return Object.fromEntries(
    factors.flatMap(({ field, values }, index) => {
      const value = values[row[index]];
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** Whether a form takes these values, and asks for each of them. */
function createValidity(pages: FormSchema[], factors: readonly Factor[]) {
  if (!hasConditions(pages)) {
    return () => true;
  }
  const known = new Map<string, boolean>();
  return (row: readonly number[]): boolean => {
    const key = row.join('.');
    let valid = known.get(key);
    if (valid === undefined) {
      valid = isTaken(pages, factors, row);
      known.set(key, valid);
    }
    return valid;
  };
}

function isTaken(
  pages: FormSchema[],
  factors: readonly Factor[],
  row: readonly number[],
): boolean {
  let resolved: JsonObject;
  try {
    resolved = resolveParameters(pages, {
      ...DEFAULT_VALUES,
      ...answersOf(factors, row),
    });
  } catch {
    return false;
  }
  return factors.every(
    ({ field, values }, index) =>
      JSON.stringify(resolved[field.name]) ===
      JSON.stringify(values[row[index]]),
  );
}

/** The defaults, as a row. */
function defaultRow(pages: FormSchema[], factors: readonly Factor[]): number[] {
  const resolved = resolveParameters(pages, { ...DEFAULT_VALUES });
  return factors.map(({ field, values }) =>
    Math.max(
      0,
      values.findIndex(
        value => JSON.stringify(value) === JSON.stringify(resolved[field.name]),
      ),
    ),
  );
}

function everyRow(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (rows, size) =>
      rows.flatMap(row =>
        Array.from({ length: size }, (_, value) => [...row, value]),
      ),
    [[]],
  );
}

function rowsOf(
  choice: CombinationChoice,
  pages: FormSchema[],
  factors: readonly Factor[],
): number[][] {
  const first = defaultRow(pages, factors);
  if (choice === 'default') {
    return [first];
  }
  const sizes = factors.map(({ values }) => values.length);
  const isValid = createValidity(pages, factors);
  const product = sizes.reduce((count, size) => count * size, 1);
  if (choice === 'all' && product < ALL_AT_MOST) {
    const same = first.join('.');
    return [
      first,
      ...everyRow(sizes).filter(row => row.join('.') !== same && isValid(row)),
    ];
  }
  return coveringSet({ sizes, first, isValid });
}

/**
 * The answers that a golden path is checked with, always in the same order: the defaults, the hostile ones, then the
 * combinations that were asked for.
 */
export function combinationsOf(
  template: TemplateFile,
  choice: CombinationChoice,
): Combination[] {
  const pages = formPages(template.entity.spec);
  const fields = formFields(pages);
  const factors = factorsOf(fields);
  const [first, ...others] = rowsOf(choice, pages, factors);
  const combination = (id: string, answers: JsonObject, isMain: boolean) => ({
    template: template.name,
    id,
    answers,
    isMain,
  });
  const defaults = answersOf(factors, first);
  return [
    combination('default', {}, true),
    combination('hostile', hostileAnswers(fields), true),
    ...others.map((row, index) =>
      combination(
        `${index + 1}`,
        Object.fromEntries(
          Object.entries(answersOf(factors, row)).filter(
            ([name, value]) =>
              JSON.stringify(value) !== JSON.stringify(defaults[name]),
          ),
        ),
        false,
      ),
    ),
  ];
}
