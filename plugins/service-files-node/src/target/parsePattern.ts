import { posix } from 'node:path';
import type { PathPattern } from './Target';

const GLOB = /[*?[{]/;
const MAX_LENGTH = 300;
const MAX_ALTERNATIVES = 32;

/** Why a pattern isn't accepted. */
export interface PatternProblem {
  message: string;
  fix: string;
}

/**
 * Reads a pattern of an annotation. Forbidden is all that leads out of the repository, and all that makes matching slow:
 * repositories decide over patterns, and every path of the repository is held against each.
 */
export function parsePattern(
  text: string,
  folder: string,
): PathPattern | PatternProblem {
  const problem = checkCharacters(text) ?? checkGlob(text);
  if (problem) return problem;
  const isAbsolute = text.startsWith('/');
  const segments = text.split('/').filter(part => part && part !== '.');
  const firstGlob = segments.findIndex(part => GLOB.test(part));
  const literal = firstGlob < 0 ? segments : segments.slice(0, firstGlob);
  const globbed = firstGlob < 0 ? [] : segments.slice(firstGlob);
  if (globbed.includes('..')) {
    return {
      message: "it has '..' behind a wildcard",
      fix: "Write '..' only at the beginning.",
    };
  }
  const joined = posix.normalize(
    posix.join(isAbsolute ? '' : folder, ...literal),
  );
  if (joined === '..' || joined.startsWith('../')) {
    return {
      message: 'it leads out of the repository',
      fix: "Name files of the same repository: a path that begins with '/' counts from its root.",
    };
  }
  const prefix = joined === '.' ? '' : joined;
  if (!globbed.length && (!literal.length || literal.at(-1) === '..')) {
    return {
      message: 'it names a folder',
      fix: `Name files, for instance '${text.replace(/\/+$/, '')}/*.yaml'.`,
    };
  }
  return { prefix, glob: globbed.join('/'), text };
}

function checkCharacters(text: string): PatternProblem | undefined {
  if (text.length > MAX_LENGTH) {
    return {
      message: `it has more than ${MAX_LENGTH} characters`,
      fix: 'Use a shorter pattern.',
    };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    return {
      message: 'it is an address',
      fix: 'Write a path within the repository of the entity; files elsewhere are not read.',
    };
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(text)) {
    return {
      message: 'it contains a backslash or a control character',
      fix: "Separate folders with '/'.",
    };
  }
  return undefined;
}

function checkGlob(text: string): PatternProblem | undefined {
  if (/[!@+*?]\(/.test(text)) {
    return {
      message: 'it has an extended pattern like !(…)',
      fix: 'Use *, **, ?, […] and {a,b} only.',
    };
  }
  const alternatives = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, inner]) =>
    inner.includes('..') ? Infinity : inner.split(',').length,
  );
  const total = alternatives.reduce((product, count) => product * count, 1);
  const rest = text.replace(/\{[^{}]*\}/g, '');
  if (total > MAX_ALTERNATIVES || /[{}]/.test(rest)) {
    return {
      message: `its braces are nested, a range, or stand for more than ${MAX_ALTERNATIVES} alternatives`,
      fix: 'Use several patterns, separated by commas.',
    };
  }
  const segments = text.split('/');
  const tooMany =
    segments.filter(part => part === '**').length > 2 ||
    segments.some(
      part => part !== '**' && (part.match(/[*?]/g)?.length ?? 0) > 3,
    );
  if (tooMany) {
    return {
      message: 'it has too many wildcards',
      fix: "Use '**' at most twice and three wildcards in one segment.",
    };
  }
  return undefined;
}
