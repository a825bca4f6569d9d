import type { RepositoryRef } from '../types';

/** `<owner>/<name>`: how a repository is named to people, in events and in permissions. @public */
export function repositoryFullName(repository: RepositoryRef): string {
  return `${repository.owner}/${repository.name}`;
}
