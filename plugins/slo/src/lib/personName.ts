/** Who did something, short: the name of an entity ref, anything else as it is. */
export function personName(ref: string): string {
  return ref.replace(/^[a-z]+:(?:[^/]+\/)?/i, '');
}
