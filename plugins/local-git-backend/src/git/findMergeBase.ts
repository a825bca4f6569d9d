import type { BareRepository } from './BareRepository';

/** Newest common ancestor of two commits; `undefined` for unrelated histories. */
export async function findMergeBase(
  repository: BareRepository,
  a: string,
  b: string,
): Promise<string | undefined> {
  const { stdout } = await repository.run(['merge-base', a, b], {
    okCodes: [0, 1],
  });
  return stdout.toString('utf8').trim() || undefined;
}
