/** Who a commit is by. */
export interface CommitIdentity {
  name: string;
  email: string;
}

/** Takes what would end a line or the address out of a name that goes into a commit object. */
export function cleanIdentity(identity: CommitIdentity): CommitIdentity {
  const clean = (text: string) =>
    text
      // eslint-disable-next-line no-control-regex -- these are what is removed
      .replace(/[<>\u0000-\u001f\u007f]/g, '')
      .trim()
      .slice(0, 200);
  return {
    name: clean(identity.name) || 'Unknown',
    email: clean(identity.email) || 'unknown@localhost',
  };
}
