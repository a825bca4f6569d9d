/**
 * The rule of ownership itself: whether one of the claims is the repository's owner. Entity refs don't tell case apart.
 * @public
 */
export function ownsRepository(
  repository: { ownerEntityRef: string },
  claims: string[],
): boolean {
  const owner = repository.ownerEntityRef.toLocaleLowerCase('en-US');
  return claims.some(claim => claim.toLocaleLowerCase('en-US') === owner);
}
