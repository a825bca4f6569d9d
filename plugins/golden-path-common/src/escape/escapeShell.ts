import { Escapable, toText } from './text';

/**
 * A text as one POSIX shell word: single-quoted, quotes included. NUL can't be in a shell word and is left out.
 *
 * @public
 */
export function escapeShell(value: Escapable): string {
  const text = toText(value).replace(/\0/g, '');
  return `'${text.replace(/'/g, "'\\''")}'`;
}
