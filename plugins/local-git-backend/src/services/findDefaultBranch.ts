import { branchCommit } from '../git/branchCommit';
import type { BareRepository } from '../git/BareRepository';
import type { RefUpdate } from './PushRecorder';

const HEADS = 'refs/heads/';

/**
 * The default branch after a push. As long as it has no commit, the first branch that is pushed takes its place: many
 * machines still begin with `master`.
 */
export async function findDefaultBranch(
  repository: BareRepository,
  current: string,
  updates: RefUpdate[],
): Promise<string> {
  if (await branchCommit(repository, current)) return current;
  const pushed = updates.find(
    ({ ref, after }) => after && ref.startsWith(HEADS),
  );
  if (!pushed) return current;
  await repository.run(['symbolic-ref', 'HEAD', pushed.ref]);
  return pushed.ref.slice(HEADS.length);
}
