/** Characters of the longest free text whose template sets no limit of its own. @public */
export const FREE_TEXT_MAX_LENGTH = 500;

/**
 * Openings of the template languages that read generated files later, whatever quotes stand around them: GitHub
 * workflows and Helm (`{{`), shells and Terraform (`${`, `%{`), Ruby and YAML anchors of other tools (`#{`), Jinja
 * (`{%`, `{#`).
 */
const OPENINGS = ['{{', '}}', '${', '%{', '#{', '{%', '{#'];

/** The last two are no characters at all: YAML refuses them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\ufffe\uffff]/u;
/** Joins families of emoji and letters of some scripts; harmless there. */
const JOINERS = /[\u200c\u200d]/gu;

/**
 * What every free text matches and, its length aside, nothing else does: the `pattern` of templates' forms, so that
 * tasks with bad texts are refused when they are sent, whoever sends them.
 *
 * @public
 */
export const FREE_TEXT_PATTERN =
  /^(?!.*(?:\{[{%#]|\}\}|[$%#]\{))(?:[\u200c\u200d]|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\ufffe\uffff])*$/u;

/**
 * What is wrong with a free text of one line that goes into generated files; `undefined` when it is good. The filters
 * escape quotes and markup; this refuses what no quoting can disarm.
 *
 * @public
 */
export function checkFreeText(
  text: string,
  options: { maxLength?: number } = {},
): string | undefined {
  const maxLength = options.maxLength ?? FREE_TEXT_MAX_LENGTH;
  if (text.length > maxLength) {
    return `has ${text.length} characters; shorten it to ${maxLength}`;
  }
  if (/[\r\n\u2028\u2029]/.test(text)) {
    return 'has a line break; write it on one line';
  }
  if (INVISIBLE.test(text.replace(JOINERS, ''))) {
    return 'has an invisible character; type the text again instead of pasting it';
  }
  const opening = OPENINGS.find(sign => text.includes(sign));
  return opening
    ? `has '${opening}', which begins a placeholder in generated files; leave it out`
    : undefined;
}
