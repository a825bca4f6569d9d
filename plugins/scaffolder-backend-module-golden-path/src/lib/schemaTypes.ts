import type { JsonObject, JsonValue } from '@backstage/types';

/** A JSON schema as templates write it. */
export type Schema = JsonObject;

/** Whether a value is an object with string keys, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas in a list of them; nothing for anything else. */
export function schemasOf(value: JsonValue | undefined): Schema[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
