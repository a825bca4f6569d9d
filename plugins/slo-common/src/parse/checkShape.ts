import type { z } from 'zod';
import type { SloId } from '../model';
import type { SpecDocument, SpecPath } from './SpecDocument';
import { nearestWord } from './nearestWord';

function pathText(document: SpecDocument, path: SpecPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      return index === 0 ? document.spell(part) : `.${document.spell(part)}`;
    })
    .join('');
}

function withoutKeys(
  value: unknown,
  path: SpecPath,
  keys: readonly string[],
): void {
  const parent = path.reduce<unknown>(
    (at, part) => (at as Record<string | number, unknown>)[part],
    value,
  ) as Record<string, unknown>;
  keys.forEach(key => delete parent[key]);
}

/** The message of zod, without its habit of calling everything invalid input. */
function issueText(message: string): string {
  return message
    .replace(/^Invalid input: /, '')
    .replace(/, received undefined$/, '');
}

/**
 * A part of a document, if it has the shape it must have. What is wrong is reported; keys that nobody knows are reported as
 * a warning and left out.
 *
 * @param options - the document, the path to the part, the shape it must have, and the keys the format knows
 */
export function checkShape<T>(options: {
  document: SpecDocument;
  path: SpecPath;
  schema: z.ZodType<T>;
  knownKeys: readonly string[];
  slo?: SloId;
}): T | undefined {
  const { document, path, schema, knownKeys, slo } = options;
  const value = structuredClone(document.get(path));
  const first = schema.safeParse(value);
  if (first.success) return first.data;
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) {
      const meant = nearestWord(key, knownKeys);
      document.report({
        path: [...path, ...(issue.path as SpecPath), key],
        what: 'key',
        rule: 'unknown-field',
        severity: 'warning',
        message: `${key} is no field of this format: it is ignored, so what it says does not happen.`,
        fix: meant ? `write ${document.spell(meant)}` : `remove ${key}`,
        slo,
      });
    }
    withoutKeys(value, issue.path as SpecPath, issue.keys);
  }
  const second = schema.safeParse(value);
  if (second.success) return second.data;
  for (const issue of second.error.issues) {
    const at = [...path, ...(issue.path as SpecPath)];
    const missing = document.get(at) === undefined;
    document.report({
      path: at,
      rule: 'schema',
      severity: 'error',
      message: missing
        ? `${pathText(document, at)} is missing (${issueText(
            issue.message,
          )}). This SLO is not measured.`
        : `${pathText(document, at)}: ${issueText(
            issue.message,
          )}. This SLO is not measured.`,
      fix: missing
        ? `add ${pathText(document, at.slice(-1))}`
        : `correct ${pathText(document, at.slice(-1))}: ${issueText(
            issue.message,
          )}`,
      slo,
    });
  }
  return undefined;
}
