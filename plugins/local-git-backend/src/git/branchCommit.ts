import { checkRefName } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';

/** Commit that a branch is at; `undefined` where there is no such branch. */
export async function branchCommit(
  repository: BareRepository,
  branch: string,
): Promise<string | undefined> {
  if (checkRefName(branch)) return undefined;
  const { stdout } = await repository.run(
    ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`],
    { okCodes: [0, 1, 128] },
  );
  return stdout.toString('utf8').trim() || undefined;
}
