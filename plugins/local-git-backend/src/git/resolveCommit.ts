import { InputError, NotFoundError } from '@backstage/errors';
import { checkRefName } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';

/**
 * The commit that a branch, tag or commit id stands for, in this order; the default branch for `HEAD` and nothing. A
 * whole commit id always stands for that commit, so that no branch of this name changes what was read by it.
 * Names are checked first: no revision expression gets through.
 */
export async function resolveCommit(
  repository: BareRepository,
  ref: string | undefined,
): Promise<string> {
  const commit = await tryResolveCommit(repository, ref);
  if (commit) return commit;
  if (!ref || ref === 'HEAD')
    throw new NotFoundError('The repository is empty; push a first commit.');
  throw new NotFoundError(
    `There is no branch, tag or commit '${ref}' in this repository.`,
  );
}

/** As {@link resolveCommit}, but `undefined` where there is none. */
export async function tryResolveCommit(
  repository: BareRepository,
  ref: string | undefined,
): Promise<string | undefined> {
  const names = candidates(ref);
  const { stdout } = await repository.run(
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    {
      input: `${names.map(name => `${name}^{commit}`).join('\n')}\n`,
    },
  );
  const found = stdout
    .toString('utf8')
    .split('\n')
    .find(line => /^[0-9a-f]{40,64} commit$/.test(line));
  return found?.split(' ')[0];
}

function candidates(ref: string | undefined): string[] {
  if (!ref || ref === 'HEAD') return ['HEAD'];
  const problem = checkRefName(ref);
  if (problem) throw new InputError(problem);
  const names = [`refs/heads/${ref}`, `refs/tags/${ref}`];
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)) return [ref, ...names];
  return /^[0-9a-f]{7,64}$/.test(ref) ? [...names, ref] : names;
}
