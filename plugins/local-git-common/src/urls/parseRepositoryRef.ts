import { checkOwnerName, checkRepositoryName } from '../names';
import type { RepositoryRef } from '../types';

/** Reads `<owner>/<name>`; `undefined` when it isn't a well-formed one. @public */
export function parseRepositoryRef(
  fullName: string,
): RepositoryRef | undefined {
  const [owner, name, ...rest] = fullName.split('/');
  if (rest.length || checkOwnerName(owner) || checkRepositoryName(name ?? ''))
    return undefined;
  return { owner, name };
}
