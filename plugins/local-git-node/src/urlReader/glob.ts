const GLOB = /[*?]|\{[^}]*,[^}]*\}|\[[^\]]+\]/;

/** Whether a path is a pattern for several files. */
export function isGlob(path: string): boolean {
  return GLOB.test(path);
}

/** The folder below which all matches of a pattern lie; empty for the root. */
export function folderBeforeGlob(pattern: string): string {
  const segments = pattern.split('/');
  return segments.slice(0, segments.findIndex(isGlob)).join('/');
}
