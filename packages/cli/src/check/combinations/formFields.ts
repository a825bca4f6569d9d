import type { JsonObject, JsonValue } from '@backstage/types';

/** A JSON schema, or a part of one, as a template's form has it. */
export type FormSchema = JsonObject;

/** A field of a form, and the values of it that are worth trying. */
export interface FormField {
  name: string;
  schema: FormSchema;
  /** Whether it is shown for some answers only. */
  isConditional: boolean;
  isRequired: boolean;
}

function isObject(value: unknown): value is FormSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function schemasOf(value: unknown): FormSchema[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The pages of a template's form. */
export function formPages(spec: JsonObject): FormSchema[] {
  const { parameters } = spec;
  return isObject(parameters) ? [parameters] : schemasOf(parameters);
}

function branchesOf(page: FormSchema): FormSchema[] {
  return [
    ...schemasOf(page.oneOf),
    ...schemasOf(page.anyOf),
    ...schemasOf(page.allOf),
    ...Object.values(isObject(page.dependencies) ? page.dependencies : {}),
    page.then,
    page.else,
  ].filter(isObject);
}

/** A branch repeats the field that it depends on with the value that it asks for: that is a condition, not a field. */
function isCondition(schema: FormSchema): boolean {
  return !('type' in schema) && !('default' in schema);
}

function fieldsOf(page: FormSchema, isConditional: boolean): FormField[] {
  const required = Array.isArray(page.required) ? page.required : [];
  const own = Object.entries(isObject(page.properties) ? page.properties : {})
    .filter((entry): entry is [string, FormSchema] => isObject(entry[1]))
    .filter(([, schema]) => !isConditional || !isCondition(schema))
    .map(([name, schema]) => ({
      name,
      schema,
      isConditional,
      isRequired: !isConditional && required.includes(name),
    }));
  return [
    ...own,
    ...branchesOf(page).flatMap(branch => fieldsOf(branch, true)),
  ];
}

/** Every field that a form can show, once. */
export function formFields(pages: readonly FormSchema[]): FormField[] {
  const fields = new Map<string, FormField>();
  for (const field of pages.flatMap(page => fieldsOf(page, false))) {
    if (!fields.has(field.name)) {
      fields.set(field.name, field);
    }
  }
  return [...fields.values()];
}

/** Whether some answers go together and others don't. */
export function hasConditions(pages: readonly FormSchema[]): boolean {
  return pages.some(page => branchesOf(page).length > 0);
}

/** The values that a field lets people choose from; empty when it takes any text or number. */
export function choicesOf(schema: FormSchema): JsonValue[] {
  if (Array.isArray(schema.enum)) {
    return schema.enum;
  }
  if (schema.type === 'boolean') {
    return [false, true];
  }
  const constants = schemasOf(schema.oneOf).flatMap(option =>
    option.const === undefined ? [] : [option.const],
  );
  return constants;
}

/** The values of a number that are worth trying: what it is by default, and its bounds. */
export function boundsOf(schema: FormSchema): number[] {
  if (schema.type !== 'number' && schema.type !== 'integer') {
    return [];
  }
  return [schema.default, schema.minimum, schema.maximum].filter(
    (value, index, all): value is number =>
      typeof value === 'number' && all.indexOf(value) === index,
  );
}
