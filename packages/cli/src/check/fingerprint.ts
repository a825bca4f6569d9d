import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Checker } from './Checker';
import type { Render } from './Render';
import type { Toolbox } from './Toolbox';

/** A hash of texts in their order; no two lists of texts have the same. */
export function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) {
    hash.update(`${Buffer.byteLength(text)}:`).update(text);
  }
  return hash.digest('hex');
}

/** What a checker would read of a repository, as one hash: two repositories with the same give the same findings. */
export function inputHash(checker: Checker, render: Render): string {
  return hashOf(
    checker.reads(render).flatMap(file => {
      const text = render.texts.get(file) ?? '';
      return [file, checker.relevant?.(file, text) ?? text];
    }),
  );
}

/** Code that decides what is found on an input; how reports look and which inputs there are is none of it. */
const DECIDING = /^check\/(?!combinations\/|report\/)/;

/** Code of the rules, which their own two checkers read only. */
const RULES = /^rules\//;

const hashes = new Map<boolean, Promise<string>>();

/** A hash of a checker's own code: whoever changes a checker wants it to look again. */
export function codeHash(checker: Checker): Promise<string> {
  const hasRules = checker.id.startsWith('rules');
  const known = hashes.get(hasRules);
  const hash = known ?? hashFiles(hasRules ? [DECIDING, RULES] : [DECIDING]);
  hashes.set(hasRules, hash);
  return hash;
}

async function hashFiles(patterns: readonly RegExp[]): Promise<string> {
  // eslint-disable-next-line no-restricted-syntax -- this code itself is what is hashed, wherever it was put
  const folder = path.resolve(__dirname, '..');
  const files = (await fs.readdir(folder, { recursive: true }))
    .filter(
      file =>
        patterns.some(pattern => pattern.test(file)) &&
        /(?<!\.test)\.(ts|js)$/.test(file),
    )
    .sort();
  return hashOf(
    await Promise.all(
      files.map(file => fs.readFile(path.join(folder, file), 'utf8')),
    ),
  );
}

/** Which versions of what it needs a checker works with. */
export async function versionsOf(
  checker: Checker,
  toolbox: Toolbox,
): Promise<string[]> {
  return Promise.all(
    checker.needs.map(
      async need => `${need.name} ${await need.version(toolbox)}`,
    ),
  );
}
