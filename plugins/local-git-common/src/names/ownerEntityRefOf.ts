/**
 * The catalog entity that an owner segment stands for when nothing else is said: a group, or with `~` a user, in the
 * default namespace.
 * @public
 */
export function ownerEntityRefOf(owner: string): string {
  return owner.startsWith('~')
    ? `user:default/${owner.slice(1)}`
    : `group:default/${owner}`;
}
