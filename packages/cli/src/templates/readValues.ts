import type { JsonObject } from '@backstage/types';
import fs from 'node:fs/promises';
import { parse } from 'yaml';
import { UsageError } from '../errors';

/**
 * Answers from a YAML or JSON file.
 *
 * @throws UsageError when the file isn't there or holds no answers
 */
export async function readValues(file: string): Promise<JsonObject> {
  let content: unknown;
  try {
    content = parse(await fs.readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `the values can't be read: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  if (
    typeof content !== 'object' ||
    content === null ||
    Array.isArray(content)
  ) {
    throw new UsageError(
      `${file} must hold answers by the names of their fields`,
    );
  }
  return content as JsonObject;
}
