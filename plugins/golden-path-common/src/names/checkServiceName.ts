import { derivedNames } from './derivedNames';
import { RESERVED_NAMES, RESERVED_PREFIXES } from './reservedNames';

/** Characters of the shortest service name. @public */
export const SERVICE_NAME_MIN_LENGTH = 3;

/** Characters of the longest service name. @public */
export const SERVICE_NAME_MAX_LENGTH = 30;

/**
 * What every service name matches and nothing else does: the `pattern` of templates' forms, so that tasks with bad names
 * are refused when they are sent, whoever sends them.
 *
 * @public
 */
export const SERVICE_NAME_PATTERN = new RegExp(
  `^(?!${RESERVED_PREFIXES.map(({ prefix }) => prefix).join(
    '|',
  )})(?!(?:${RESERVED_NAMES.flatMap(({ names }) => names)
    .sort()
    .join('|')})$)(?!.*--)[a-z][a-z0-9-]{1,28}[a-z0-9]$`,
);

function checkLength(name: string): string[] {
  if (name.length < SERVICE_NAME_MIN_LENGTH) {
    return [
      `The name has ${name.length} characters; use at least ${SERVICE_NAME_MIN_LENGTH}.`,
    ];
  }
  if (name.length > SERVICE_NAME_MAX_LENGTH) {
    return [
      `The name has ${name.length} characters; shorten it to ${SERVICE_NAME_MAX_LENGTH}, so that the names made from it fit in AWS and Kubernetes.`,
    ];
  }
  return derivedNames(name)
    .filter(({ value, limit }) => value.length > limit)
    .map(
      ({ what, value, limit }) =>
        `The ${what} would be named '${value}', but only ${limit} characters fit; shorten the name by ${
          value.length - limit
        }.`,
    );
}

function checkCharacters(name: string): string[] {
  const problems: string[] = [];
  if (/[A-Z]/.test(name)) {
    problems.push('Use small letters only.');
  }
  if (/[^A-Za-z0-9-]/.test(name)) {
    problems.push(
      'Use only the letters a to z, digits and single dashes; no spaces, accents or other signs.',
    );
  }
  if (/^[0-9-]/.test(name)) {
    problems.push('Begin with a letter.');
  }
  if (name.endsWith('-')) {
    problems.push('End with a letter or a digit, not with a dash.');
  }
  if (name.includes('--')) {
    problems.push('Put one dash between words, not two.');
  }
  return problems;
}

function checkReserved(name: string): string[] {
  const group = RESERVED_NAMES.find(({ names }) => names.includes(name));
  if (group) {
    return [
      `'${name}' is reserved: ${group.reason}. Add a word, as in '${name}-service'.`,
    ];
  }
  const taken = RESERVED_PREFIXES.find(({ prefix }) => name.startsWith(prefix));
  return taken
    ? [`Don't begin the name with '${taken.prefix}': ${taken.reason}.`]
    : [];
}

/**
 * What is wrong with a service name, each as one plain sentence that says how to put it right; nothing when it is good.
 * Whether the name is still free is for others to say.
 *
 * @public
 */
export function checkServiceName(name: string): string[] {
  if (name === '') {
    return ['Give the service a name.'];
  }
  const problems = [
    ...checkLength(name),
    ...checkCharacters(name),
    ...checkReserved(name),
  ];
  if (problems.length === 0 && !SERVICE_NAME_PATTERN.test(name)) {
    return [
      "Use small letters, digits and single dashes, as in 'payments-api'.",
    ];
  }
  return problems;
}
