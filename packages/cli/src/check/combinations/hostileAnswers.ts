import type { JsonObject, JsonValue } from '@backstage/types';
import { boundsOf, choicesOf, FormField, FormSchema } from './formFields';

/** The longest name that a service may have, with all that a name may consist of. */
const LONGEST_NAME = 'zeta-a1-b2-c3-d4-e5-f6-g7-h89x';

// Every character that means something to YAML, shells, Terraform, Python, Markdown, HTML or Go templates.
const TEXTS = [
  'HOSTILE: #"\'\\ $(id) `w` --- *b* | </td> [l](javascript:x) <script>alert(1)</script> {x} \\n $HOME & ; - ! © ü',
  'HOSTILE "q" \'x\' $(id) `id` #[a](b) |<b> \\',
  'HOSTILE "\'`#\\',
];

/** What can't be made up from the form: who and what must be in a catalog, and formats. */
const KNOWN: Record<string, JsonValue> = {
  name: LONGEST_NAME,
  system: 'system:default/quizmentor',
  region: 'ap-southeast-2',
  domain: 'engineering.long-company-name.example.co.uk',
};

/** Fields that are left alone: their values decide what a render needs, not what it looks like. */
const LEFT_ALONE = ['owner', 'repoUrl'];

function hostileText(schema: FormSchema): string | undefined {
  const { maxLength, pattern } = schema;
  return TEXTS.find(
    text =>
      (typeof maxLength !== 'number' || text.length <= maxLength) &&
      (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)),
  );
}

function hostileValue({ name, schema }: FormField): JsonValue | undefined {
  if (name in KNOWN) {
    return KNOWN[name];
  }
  const choices = choicesOf(schema);
  const other = choices.filter(choice => choice !== schema.default).at(-1);
  if (other !== undefined) {
    return other;
  }
  if (choices.length === 0 && schema.type === 'string') {
    return hostileText(schema);
  }
  return boundsOf(schema).at(-1);
}

/** The worst that a person may answer: every free text at its worst, the choices that differ most from the defaults. */
export function hostileAnswers(fields: readonly FormField[]): JsonObject {
  return Object.fromEntries(
    fields
      .filter(
        ({ name, isConditional }) =>
          !isConditional && !LEFT_ALONE.includes(name),
      )
      .flatMap(field => {
        const value = hostileValue(field);
        return value === undefined ? [] : [[field.name, value]];
      }),
  );
}
