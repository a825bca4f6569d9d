import type { JsonObject, JsonValue } from '@backstage/types';
import {
  AnswerProblem,
  checkFreeText,
} from '@causeway/plugin-golden-path-common';
import { isObject, Schema } from './schemaTypes';

function checkText(
  field: string,
  schema: Schema,
  value: JsonValue | undefined,
): AnswerProblem[] {
  if (typeof value === 'string') {
    const maxLength =
      typeof schema.maxLength === 'number' ? schema.maxLength : undefined;
    const message = checkFreeText(value, { maxLength });
    return message ? [{ field, message }] : [];
  }
  if (Array.isArray(value)) {
    const items = isObject(schema.items) ? schema.items : {};
    return value.flatMap((item, index) =>
      checkText(`${field}.${index + 1}`, items, item),
    );
  }
  if (isObject(value)) {
    const properties = isObject(schema.properties) ? schema.properties : {};
    return Object.entries(value).flatMap(([name, item]) => {
      const nested = properties[name];
      return checkText(
        `${field}.${name}`,
        isObject(nested) ? nested : {},
        item,
      );
    });
  }
  return [];
}

/** Problems of the texts among the answers that no JSON schema states: see {@link checkFreeText}. */
export function checkTexts(
  properties: Record<string, Schema>,
  answers: JsonObject,
): AnswerProblem[] {
  return Object.entries(answers).flatMap(([field, value]) =>
    checkText(field, properties[field] ?? {}, value),
  );
}
