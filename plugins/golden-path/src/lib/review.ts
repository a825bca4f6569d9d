import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject, JsonValue } from '@backstage/types';
import { deepEquals, getDefaultFormState, retrieveSchema } from '@rjsf/utils';
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { parseRepoUrl } from './gitHosts';

/** One answer in plain words. */
export interface ReviewRow {
  key: string;
  label: string;
  value: string;
  /** Whether the person left it open. */
  open: boolean;
  /** Whether the answer differs from what the template proposes; nothing proposed is never changed. */
  changed: boolean;
}

/** The answers of one step. */
export interface ReviewSection {
  title: string;
  rows: ReviewRow[];
}

/** How a step's schema is made complete for the answers that were given. */
type Validator = ValidatorType<unknown, RJSFSchema>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(record: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isRecord(value) ? value[key] : undefined),
    record,
  );
}

function isHidden(schema: JsonObject): boolean {
  return (
    schema['ui:widget'] === 'hidden' ||
    read(schema, 'ui:backstage', 'review', 'show') === false
  );
}

function isSecret(schema: JsonObject): boolean {
  return (
    schema['ui:widget'] === 'password' ||
    String(schema['ui:field'] ?? '').toLowerCase() === 'secret'
  );
}

function titleOfChoice(
  schema: JsonObject,
  value: JsonValue,
): string | undefined {
  const named = [
    read(schema, 'ui:options', 'choices'),
    schema.oneOf,
    schema.anyOf,
  ].flatMap(list => (Array.isArray(list) ? list : []));
  const choice = named.find(
    item => read(item, 'value') === value || read(item, 'const') === value,
  );
  const title = read(choice, 'title');
  if (typeof title === 'string') {
    return title;
  }
  const names = schema.enumNames ?? read(schema, 'ui:options', 'enumNames');
  if (Array.isArray(schema.enum) && Array.isArray(names)) {
    const name: unknown = names[schema.enum.indexOf(value)];
    return typeof name === 'string' ? name : undefined;
  }
  return undefined;
}

function wordsForText(schema: JsonObject, value: string): string {
  const field = String(schema['ui:field'] ?? '');
  if (
    /Owner|System|Entity|Groups/.test(field) &&
    /^[a-z]+:[^/]+\/.+$/i.test(value)
  ) {
    return value.slice(value.lastIndexOf('/') + 1);
  }
  const target = /Repo/.test(field) ? parseRepoUrl(value) : undefined;
  return target
    ? [target.host, target.owner, target.repo].filter(Boolean).join('/')
    : value;
}

function words(schema: JsonObject, value: JsonValue | undefined): string {
  if (isSecret(schema)) {
    return value ? 'Given, not shown' : 'Not given';
  }
  const mask = read(schema, 'ui:backstage', 'review', 'mask');
  if (typeof mask === 'string') {
    return mask;
  }
  if (value === undefined || value === null || value === '') {
    if (schema.type === 'boolean') {
      return 'No';
    }
    return schema['ui:field'] === 'GoldenPathRepo'
      ? "The portal's Git host"
      : 'Not given';
  }
  const title = titleOfChoice(schema, value);
  if (title !== undefined) {
    return title;
  }
  if (typeof value === 'boolean') {
    return value ? 'Yes' : 'No';
  }
  if (Array.isArray(value)) {
    return value.map(item => words({}, item)).join(', ');
  }
  if (isRecord(value)) {
    return JSON.stringify(value);
  }
  const text =
    typeof value === 'string' ? wordsForText(schema, value) : String(value);
  const unit = read(schema, 'ui:options', 'unit');
  return typeof unit === 'string' ? `${text} ${unit}` : text;
}

function rowsOf(
  schema: JsonObject,
  values: JsonObject,
  path: string,
): ReviewRow[] {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  return Object.entries(properties).flatMap(([name, property]): ReviewRow[] => {
    const definition: JsonObject = isRecord(property)
      ? (property as JsonObject)
      : {};
    if (isHidden(definition)) {
      return [];
    }
    const key = path ? `${path}.${name}` : name;
    const value = values[name];
    if (isRecord(definition.properties) && (isRecord(value) || !value)) {
      return rowsOf(definition, isRecord(value) ? value : {}, key);
    }
    const reviewName = read(definition, 'ui:backstage', 'review', 'name');
    const proposed = definition.default;
    return [
      {
        key,
        label: String(reviewName ?? definition.title ?? name),
        value: words(definition, value),
        open: value === undefined || value === null || value === '',
        changed:
          proposed !== undefined &&
          value !== undefined &&
          !deepEquals(proposed, value),
      },
    ];
  });
}

/** Says all answers in plain words, step by step, as the person gave them. */
export function reviewOf(options: {
  steps: ParsedTemplateSchema[];
  values: JsonObject;
  validator: Validator;
}): ReviewSection[] {
  const { steps, values, validator } = options;
  return steps.map(step => ({
    title: step.title,
    rows: rowsOf(
      retrieveSchema(validator, step.mergedSchema, step.mergedSchema, values),
      values,
      '',
    ),
  }));
}

/** Adds the answers that a template proposes for whatever hasn't been answered. */
export function withDefaults(options: {
  steps: ParsedTemplateSchema[];
  values: JsonObject;
  validator: Validator;
}): JsonObject {
  const { steps, values, validator } = options;
  return steps.reduce<JsonObject>((answers, step) => {
    const complete: unknown = getDefaultFormState(
      validator,
      step.schema,
      answers,
      step.schema,
    );
    return isRecord(complete)
      ? { ...answers, ...(complete as JsonObject) }
      : answers;
  }, values);
}

/** Whether the steps after `index` ask for nothing that the template doesn't propose an answer to. */
export function canSkipAfter(
  steps: ParsedTemplateSchema[],
  index: number,
): boolean {
  const rest = steps.slice(index + 1);
  return (
    rest.length > 0 &&
    rest.every(({ schema }) => {
      const required = Array.isArray(schema.required) ? schema.required : [];
      return required.every(
        name =>
          read(schema, 'properties', String(name), 'default') !== undefined,
      );
    })
  );
}
