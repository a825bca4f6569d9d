/**
 * The owner segment that belongs to a catalog entity: a group's name, `~` and a user's name, with `<namespace>.` before
 * it outside the default namespace; `undefined` for other kinds.
 * @public
 */
export function ownerNameOf(ownerEntityRef: string): string | undefined {
  const match = /^(group|user):([^/:]+)\/([^/:]+)$/.exec(
    ownerEntityRef.toLocaleLowerCase('en-US'),
  );
  if (!match) return undefined;
  const [, kind, namespace, name] = match;
  return `${kind === 'user' ? '~' : ''}${
    namespace === 'default' ? '' : `${namespace}.`
  }${name}`;
}
