import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';

/** Trailer of a first commit that names the task which made the repository. */
const TRAILER = 'Causeway-Task';

/**
 * A commit message that carries the task it was made by. The mark lives in the repository itself, so it also holds when
 * the portal stopped between making the repository and noting that it did.
 */
export function markMessage(message: string, taskId: string): string {
  return `${message}\n\n${TRAILER}: ${taskId}\n`;
}

/**
 * Whether a repository of the embedded host holds one commit only, made by this task: then it is this task's, and nobody
 * has worked in it since.
 */
export async function isRepositoryOfTask(options: {
  localGit: LocalGitService;
  repository: RepositoryRef;
  taskId: string;
  credentials: BackstageCredentials;
}): Promise<boolean> {
  const { localGit, repository, taskId, credentials } = options;
  const { owner, name } = repository;
  const { items } = await localGit.listCommits(
    { owner, name },
    { limit: 2 },
    { credentials },
  );
  const [first, ...later] = items;
  return (
    first !== undefined &&
    later.length === 0 &&
    first.body.trim().split('\n').at(-1) === `${TRAILER}: ${taskId}`
  );
}

/**
 * Whether a repository of the embedded host is this task's and holds nothing else: no other branch, no tag and no
 * proposal. Only then nobody loses work when it is deleted.
 */
export async function isUntouchedRepositoryOfTask(
  options: Parameters<typeof isRepositoryOfTask>[0],
): Promise<boolean> {
  if (!(await isRepositoryOfTask(options))) {
    return false;
  }
  const { localGit, repository, credentials } = options;
  const [{ branches, tags }, proposals] = await Promise.all([
    localGit.listRefs(repository, { credentials }),
    localGit.listProposals(
      repository,
      { state: 'all', limit: 1 },
      { credentials },
    ),
  ]);
  return (
    branches.length === 1 && tags.length === 0 && proposals.totalItems === 0
  );
}
