import type { JsonObject } from '@backstage/types';
import type { FormField } from './combinations/formFields';

/** Answers that no quoting can disarm or that something derived from them can't hold. */
export interface BadAnswer {
  what: string;
  answers: JsonObject;
  /** Each field that the refusal must name. */
  fields: string[];
}

const MEGABYTE = 1024 * 1024;

const BAD_NAMES: Record<string, string> = {
  'too long for the AWS names derived from it':
    'abcdefghijklmnopqrstuvwxyz-abcdef',
  'reserved by Kubernetes': 'kube-dns',
  'reserved by Python': 'lambda',
  'reserved by PostgreSQL': 'postgres',
  'an option of a command': '-rf',
  'two dashes': 'a--b',
  'a value of YAML': 'true',
  'upper case': 'Payments',
  unicode: 'zahlungen-ü',
  'look-alike letters': 'p\u0430yments',
  'a line break': 'pay\nments',
  'a path': '../etc',
};

const BAD_TEXTS: Record<string, string> = {
  'a placeholder of Helm and workflows': 'a {{ .Values.x }}',
  'a placeholder of workflows': 'a ${{ secrets.TOKEN }}',
  'an expansion of shells and Terraform': 'a ${HOME}',
  'a directive of Terraform': 'a %{ for x in y }',
  'an expansion of Ruby': 'a #{x}',
  'a block of Jinja': 'a {% raw %}',
  'a line break': 'two\nlines',
  'a line separator': 'two\u2028lines',
  'a control character': 'a\u0000b',
  'text that runs backwards': 'a\u202Eb',
};

/** What fields of a certain name must refuse. */
const BAD_FIELDS: Record<string, string> = {
  owner: 'group:default/a b',
  system: 'system:default/a"b',
  domain: 'example.com"; rm',
  region: 'us-east-1; true',
  repoUrl: 'localhost?owner=../x&repo=y z',
};

function isFreeText({ name, schema }: FormField): boolean {
  return (
    schema.type === 'string' &&
    !('enum' in schema) &&
    !(name in BAD_FIELDS) &&
    name !== 'name'
  );
}

function one(what: string, field: string, value: string | number): BadAnswer {
  return {
    what: `${field}: ${what}`,
    answers: { [field]: value },
    fields: [field],
  };
}

/** What a golden path's form must refuse, for each of its fields. */
export function badAnswers(fields: readonly FormField[]): BadAnswer[] {
  const known = new Set(fields.map(({ name }) => name));
  const shown = fields.filter(({ isConditional }) => !isConditional);
  const names = Object.entries(BAD_NAMES).map(([what, value]) =>
    one(what, 'name', value),
  );
  const formats = Object.entries(BAD_FIELDS)
    .filter(([field]) => known.has(field))
    .map(([field, value]) => one('quotes, spaces or paths', field, value));
  const texts = shown
    .filter(isFreeText)
    .flatMap(({ name }) => [
      ...Object.entries(BAD_TEXTS).map(([what, value]) =>
        one(what, name, value),
      ),
      one('100,000 characters', name, 'x'.repeat(100_000)),
    ]);
  const choices = shown
    .filter(({ schema }) => Array.isArray(schema.enum))
    .map(({ name }) => one('no choice of the form', name, 'nothing-of-this'));
  const numbers = shown.flatMap(({ name, schema }) => [
    ...(typeof schema.maximum === 'number'
      ? [one('above its maximum', name, schema.maximum + 1)]
      : []),
    ...(typeof schema.minimum === 'number'
      ? [one('below its minimum', name, schema.minimum - 1)]
      : []),
  ]);
  const firstText = shown.find(isFreeText)?.name ?? 'name';
  return [
    ...names,
    ...formats,
    ...texts,
    ...choices,
    ...numbers,
    one('one megabyte', firstText, 'x'.repeat(MEGABYTE)),
    one('a field that the form does not have', 'nothingOfThis', 'x'),
    {
      what: 'several at once',
      answers: { name: '-rf', owner: 'a b' },
      fields: ['name', 'owner'],
    },
  ];
}
