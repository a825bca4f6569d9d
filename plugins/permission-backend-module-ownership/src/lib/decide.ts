import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ruleFor, type Grant } from '../rules';
import { ownedBy, runnableBy } from './conditions';
import type { Membership } from '../services/MembershipResolver';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Tells whether a decision needs to know the person's groups. */
export function needsMembership(permission: Permission) {
  return ruleFor(permission).grant !== 'anyone';
}

const grants: Record<
  Grant,
  (permission: Permission, membership: Membership) => PolicyDecision
> = {
  anyone: () => ALLOW,
  member: (_, { isMember }) => (isMember ? ALLOW : DENY),
  owner: (permission, { isMember, entityRefs }) =>
    (isMember && ownedBy(permission, entityRefs)) || DENY,
  // What a person started is told by their own reference, never by a group's.
  creator: (permission, { userEntityRef }) =>
    ownedBy(permission, [userEntityRef]) ?? DENY,
  runner: (_, { isMember, entityRefs }) =>
    runnableBy(isMember ? entityRefs : []),
  platform: () => DENY,
};

/** The decision of the rule table about one person and one permission. */
export function decide(
  permission: Permission,
  membership: Membership,
): PolicyDecision {
  const { grant } = ruleFor(permission);
  return membership.isPlatform ? ALLOW : grants[grant](permission, membership);
}
