import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Says in a stamp file that work was finished for `value`. */
export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}

/**
 * Does `work` unless the stamp file says that it was finished for the same
 * `value`. The stamp is written last, so work that was interrupted is done again.
 */
export async function unlessStamped(file, value, work) {
  let stamped;
  try {
    stamped = readFileSync(file, 'utf8');
  } catch {
    stamped = undefined;
  }
  if (stamped === value) return;
  await work();
  stamp(file, value);
}
