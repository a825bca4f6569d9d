/** What the catalog knows about a person who asks for something. */
export interface Membership {
  /** The person. */
  userEntityRef: string;
  /** True when the person has a User entity in the catalog. */
  isMember: boolean;
  /** True when the person belongs to one of the platform groups. */
  isPlatform: boolean;
  /** The person, their groups, and every group above those. */
  entityRefs: readonly string[];
}

/** Finds out which groups a signed-in person belongs to. */
export interface MembershipResolver {
  resolve(person: {
    userEntityRef: string;
    /** As issued at sign-in: the person and their direct groups. */
    ownershipEntityRefs: readonly string[];
  }): Promise<Membership>;
}
