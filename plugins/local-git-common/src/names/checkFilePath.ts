import type { NameProblem } from './NameProblem';

/** Control characters, NUL among them. */
const CONTROL = /[\u0000-\u001f\u007f]/; // eslint-disable-line no-control-regex -- these are what is refused

/**
 * Checks the path of a file inside a repository: relative, `/` between segments, and nothing that could leave the
 * repository or reach into a checkout's `.git`.
 * @public
 */
export function checkFilePath(path: string): NameProblem {
  if (!path) return 'A file needs a path.';
  if (path.length > 1000) return 'A file path has at most 1,000 characters.';
  if (CONTROL.test(path)) return 'A file path has no control characters.';
  if (path.includes('\\'))
    return `File path '${path}' has a backslash; use '/' between folders.`;
  for (const segment of path.split('/')) {
    if (!segment)
      return `File path '${path}' has an empty part; write it without a '/' at the start, at the end or doubled.`;
    if (segment === '.' || segment === '..')
      return `File path '${path}' has a '${segment}' part.`;
    if (segment.length > 255)
      return 'A part of a file path has at most 255 characters.';
    // The variants that Windows and macOS file systems read as `.git` are refused as Git itself does; after a colon
    // NTFS names a stream of the same folder.
    if (
      /^\.git[. ]*(:|$)/i.test(
        segment.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, ''),
      ) ||
      /^git~\d+[. ]*(:|$)/i.test(segment)
    ) {
      return `File path '${path}' reaches into '.git'.`;
    }
  }
  return undefined;
}
