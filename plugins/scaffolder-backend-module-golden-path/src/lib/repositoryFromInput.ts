import { InputError } from '@backstage/errors';
import { parseRepoUrl } from '@causeway/plugin-golden-path-common';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';

/**
 * The repository that a step names with its `repoUrl`.
 *
 * @throws InputError when the address is malformed
 */
export function repositoryFromInput(repoUrl: string): RepositoryRef {
  try {
    const { owner, repo } = parseRepoUrl(repoUrl);
    return { owner, name: repo };
  } catch (error) {
    throw new InputError(
      `'repoUrl' ${error instanceof Error ? error.message : error}`,
    );
  }
}
