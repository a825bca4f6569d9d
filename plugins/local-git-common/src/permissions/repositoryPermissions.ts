import { createPermission } from '@backstage/plugin-permission-common';

/** Type of the resources that the permissions speak of; a resource's reference is `<owner>/<name>`. @public */
export const RESOURCE_TYPE_LOCAL_GIT_REPOSITORY = 'local-git-repository';

/** Read a repository: its files, history and proposals. @public */
export const localGitRepositoryReadPermission = createPermission({
  name: 'local-git.repository.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
});

/** Make a repository at all; whether the caller may make it for that owner is checked besides. @public */
export const localGitRepositoryCreatePermission = createPermission({
  name: 'local-git.repository.create',
  attributes: { action: 'create' },
});

/** Push to a repository, edit its description, merge and close its proposals. @public */
export const localGitRepositoryUpdatePermission = createPermission({
  name: 'local-git.repository.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
});

/** Delete a repository. @public */
export const localGitRepositoryDeletePermission = createPermission({
  name: 'local-git.repository.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
});

/** Open a change proposal in a repository, and comment on one. @public */
export const localGitProposalCreatePermission = createPermission({
  name: 'local-git.proposal.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_LOCAL_GIT_REPOSITORY,
});

/** All permissions of the embedded Git host. @public */
export const localGitPermissions = [
  localGitRepositoryReadPermission,
  localGitRepositoryCreatePermission,
  localGitRepositoryUpdatePermission,
  localGitRepositoryDeletePermission,
  localGitProposalCreatePermission,
];
