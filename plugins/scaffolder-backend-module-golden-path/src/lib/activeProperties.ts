import type { JsonObject } from '@backstage/types';
import { isObject, Schema, schemasOf } from './schemaTypes';

/** Says whether a value matches a schema. */
export type Matches = (schema: Schema, value: unknown) => boolean;

/**
 * The fields that a form page shows for the given answers: its own, and those of the conditional branches (`if`,
 * `dependencies`, `oneOf`, `anyOf`, `allOf`) that apply.
 */
export function activeProperties(
  page: Schema,
  answers: JsonObject,
  matches: Matches,
): Record<string, Schema> {
  const properties: Record<string, Schema> = {};
  const add = (schema: Schema) =>
    Object.assign(properties, activeProperties(schema, answers, matches));

  for (const [name, schema] of Object.entries(
    isObject(page.properties) ? page.properties : {},
  )) {
    // An entry that only states a condition on a field (`const`, no type) repeats a field that stands elsewhere.
    properties[name] = isObject(schema) ? schema : {};
  }
  schemasOf(page.allOf).forEach(add);
  for (const branch of [...schemasOf(page.oneOf), ...schemasOf(page.anyOf)]) {
    if (matches(branch, answers)) {
      add(branch);
    }
  }
  for (const [field, dependency] of Object.entries(
    isObject(page.dependencies) ? page.dependencies : {},
  )) {
    if (answers[field] !== undefined && isObject(dependency)) {
      add(dependency);
    }
  }
  if (isObject(page.if)) {
    const branch = matches(page.if, answers) ? page.then : page.else;
    if (isObject(branch)) {
      add(branch);
    }
  }
  return properties;
}

/** Every field that any branch of a form page can show. */
export function allProperties(page: Schema): Set<string> {
  const names = new Set(
    Object.keys(isObject(page.properties) ? page.properties : {}),
  );
  const nested = [
    ...schemasOf(page.allOf),
    ...schemasOf(page.oneOf),
    ...schemasOf(page.anyOf),
    ...Object.values(isObject(page.dependencies) ? page.dependencies : {}),
    page.then,
    page.else,
  ];
  for (const schema of nested) {
    if (isObject(schema)) {
      allProperties(schema).forEach(name => names.add(name));
    }
  }
  return names;
}
