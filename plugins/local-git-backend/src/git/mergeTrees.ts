import type { BareRepository } from './BareRepository';

/** What merging two commits gives. */
export type MergeResult =
  | { clean: true; tree: string }
  | { clean: false; conflictingPaths: string[] };

/** Merges two commits in the object store alone: no work tree, no ref changes. Needs Git 2.38. */
export async function mergeTrees(
  repository: BareRepository,
  ours: string,
  theirs: string,
): Promise<MergeResult> {
  const { stdout, exitCode } = await repository.run(
    [
      'merge-tree',
      '--write-tree',
      '--name-only',
      '--no-messages',
      '-z',
      ours,
      theirs,
    ],
    { okCodes: [0, 1] },
  );
  const [tree, ...paths] = stdout.toString('utf8').split('\0');
  if (exitCode === 0) return { clean: true, tree };
  return {
    clean: false,
    conflictingPaths: [...new Set(paths.filter(Boolean))],
  };
}
