import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { decide, needsMembership } from './lib/decide';
import type { MembershipResolver } from './services/MembershipResolver';

/**
 * Decides by the table in `rules.ts`.
 *
 * Services (other plugins, external tokens) never get here: Backstage decides
 * about them by the access restrictions of their token.
 */
export class OwnershipPolicy implements PermissionPolicy {
  readonly #memberships: MembershipResolver;

  constructor(options: { memberships: MembershipResolver }) {
    this.#memberships = options.memberships;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    // Reading needs no catalog, so it works while the catalog is down. A
    // change that can't be judged then fails with the catalog's error.
    if (!needsMembership(permission)) {
      return { result: AuthorizeResult.ALLOW };
    }
    const membership = await this.#memberships.resolve(user.info);
    return decide(permission, membership);
  }
}
