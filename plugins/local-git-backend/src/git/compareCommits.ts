import type { Comparison } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';
import { findMergeBase } from './findMergeBase';
import { EMPTY_TREE, readDiff } from './readDiff';
import { readLog } from './readLog';

/** What one commit has that another has not: its commits, and the difference from where they parted. */
export async function compareCommits(
  repository: BareRepository,
  options: { baseCommit: string; headCommit: string; limit: number },
): Promise<Pick<Comparison, 'mergeBase' | 'commits' | 'diff'>> {
  const { baseCommit, headCommit, limit } = options;
  const mergeBase = await findMergeBase(repository, baseCommit, headCommit);
  const [commits, diff] = await Promise.all([
    readLog(repository, { from: headCommit, not: baseCommit, limit }),
    readDiff(repository, mergeBase ?? EMPTY_TREE, headCommit),
  ]);
  return { mergeBase, commits, diff };
}
