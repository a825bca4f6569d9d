import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PermissionCriteria,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  localGitProposalCreatePermission,
  localGitRepositoryCreatePermission,
  localGitRepositoryReadPermission,
  localGitRepositoryUpdatePermission,
  ownsRepository,
  repositoryFullName,
} from '@causeway/plugin-local-git-common';
import type { RepositoryFilter } from '../store/RepositoryFilter';
import type { RepositoryRecord } from '../store/RepositoryRecord';
import type { Caller } from './Caller';
import type { CatalogOwnership } from './CatalogOwnership';
import { newRepositoryResourceRef } from './resourceRefs';
import {
  repositoryResourceRef,
  type OwnedRepository,
} from './repositoryPermissionRules';

/**
 * Who may do what. Callers with Backstage credentials are judged by the portal's permission policy. A personal token
 * carries none (Backstage can't issue a user's credentials without them signing in), so its user is judged by the
 * same rule of ownership on the catalog's groups: people whom the catalog knows read everything and may propose;
 * owners and platform groups may change.
 */
export class RepositoryAccess {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;
  readonly #ownership: CatalogOwnership;
  readonly #platformGroups: string[];

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    ownership: CatalogOwnership;
    platformGroups: string[];
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
    this.#ownership = options.ownership;
    this.#platformGroups = options.platformGroups;
  }

  /** Whether the caller has each of the permissions for a repository. */
  async check(
    caller: Caller,
    permissions: ResourcePermission[],
    repository: RepositoryRecord,
  ): Promise<boolean[]> {
    return this.#check(
      caller,
      permissions,
      repositoryFullName(repository),
      repository,
    );
  }

  /** @throws NotAllowedError */
  async require(
    caller: Caller,
    permission: ResourcePermission,
    repository: RepositoryRecord,
  ): Promise<void> {
    const [allowed] = await this.check(caller, [permission], repository);
    if (allowed) return;
    const name = repositoryFullName(repository);
    throw new NotAllowedError(
      permission.name === localGitRepositoryReadPermission.name
        ? `${caller.actor} may not read '${name}'.`
        : `${caller.actor} may not do this to '${name}'; ask its owner, ${repository.ownerEntityRef}.`,
    );
  }

  /** @throws NotAllowedError when the caller may not make repositories for this owner. */
  async requireCreate(caller: Caller, ownerEntityRef: string): Promise<void> {
    const resourceRef = newRepositoryResourceRef(ownerEntityRef);
    const [forOwner] = await this.#check(
      caller,
      [localGitRepositoryUpdatePermission],
      resourceRef,
      { ownerEntityRef },
    );
    const atAll = forOwner && (await this.#mayCreateAtAll(caller));
    if (!atAll) {
      throw new NotAllowedError(
        `${caller.actor} may not make repositories for ${ownerEntityRef}; choose an owner you belong to.`,
      );
    }
  }

  /** What listings are narrowed to; `none` when nothing may be seen. */
  async readable(
    caller: Caller,
  ): Promise<PermissionCriteria<RepositoryFilter> | 'all' | 'none'> {
    if (caller.type !== 'backstage') return 'all';
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: localGitRepositoryReadPermission }],
      { credentials: caller.credentials },
    );
    if (decision.result === AuthorizeResult.CONDITIONAL) {
      const transform = createConditionTransformer(
        this.#registry.getPermissionRuleset(repositoryResourceRef),
      );
      return transform(decision.conditions);
    }
    return decision.result === AuthorizeResult.ALLOW ? 'all' : 'none';
  }

  async #mayCreateAtAll(caller: Caller): Promise<boolean> {
    if (caller.type !== 'backstage') return caller.type === 'token';
    const [decision] = await this.#permissions.authorize(
      [{ permission: localGitRepositoryCreatePermission }],
      {
        credentials: caller.credentials,
      },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  async #check(
    caller: Caller,
    permissions: ResourcePermission[],
    resourceRef: string,
    repository: OwnedRepository,
  ): Promise<boolean[]> {
    if (caller.type === 'backstage') {
      const decisions = await this.#permissions.authorize(
        permissions.map(permission => ({ permission, resourceRef })),
        { credentials: caller.credentials },
      );
      return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
    }
    const reads = (permission: ResourcePermission) =>
      permission.name === localGitRepositoryReadPermission.name;
    if (caller.type === 'loopback') return permissions.map(reads);

    const claims = await this.#ownership.claimsOf(caller.actor);
    const known = claims.length > 0;
    const changes =
      caller.scope === 'write' &&
      (ownsRepository(repository, claims) ||
        this.#platformGroups.some(group =>
          ownsRepository({ ownerEntityRef: group }, claims),
        ));
    return permissions.map(permission => {
      if (reads(permission)) return known;
      if (permission.name === localGitProposalCreatePermission.name)
        return known && caller.scope === 'write';
      return changes;
    });
  }
}
