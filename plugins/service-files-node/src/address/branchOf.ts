/** The branch that a root URL names, as it stands there; `undefined` for the default branch. */
export function branchOf(root: string): string | undefined {
  const found = /\/(?:tree|blob|src)\/(?:branch\/)?([^/]+)\//.exec(
    new URL(root).pathname,
  )?.[1];
  return found && found !== 'HEAD' ? decodeURIComponent(found) : undefined;
}
