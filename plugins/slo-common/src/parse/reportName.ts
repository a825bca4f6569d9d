import type { SloId } from '../model';
import type { SpecDocument, SpecPath } from './SpecDocument';

/** As Sloth has it: two characters or more. */
const NAME = /^[A-Za-z0-9][-A-Za-z0-9_.]*[A-Za-z0-9]$/;

/**
 * Reports a name that can't stand in the labels and groups of rules; says whether it can.
 *
 * @param options - the document, where the name stands, what it names, and the name
 */
export function reportName(options: {
  document: SpecDocument;
  path: SpecPath;
  what: string;
  name: string;
  slo?: SloId;
}): boolean {
  const { document, path, what, name, slo } = options;
  if (NAME.test(name) && name.length <= 128) return true;
  const suggestion = name
    .slice(0, 128)
    .replace(/[^-A-Za-z0-9_.]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  document.report({
    path,
    rule: 'name-format',
    severity: 'error',
    message: `The ${what} ${JSON.stringify(
      name.slice(0, 60),
    )} is no valid name (2 to 128 letters, digits, -, _ and ., letters or digits at both ends): Sloth refuses it, and it can't become a label.`,
    fix: suggestion.length > 1 ? suggestion : `give the ${what} a longer name`,
    slo,
  });
  return false;
}
