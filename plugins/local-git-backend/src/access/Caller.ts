import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { AccessTokenScope } from '@causeway/plugin-local-git-common';

/**
 * Who asks. `actor` is what events, commits and timelines name: an entity ref, or `service:<subject>`.
 *
 * - `backstage`: signed in to the portal, or one of its services; the permission policy decides.
 * - `token`: a person with a personal token; see {@link RepositoryAccess}.
 * - `loopback`: anybody on this machine in local mode; may read.
 */
export type Caller =
  | { type: 'backstage'; actor: string; credentials: BackstageCredentials }
  | { type: 'token'; actor: string; scope: AccessTokenScope }
  | { type: 'loopback'; actor: string };
