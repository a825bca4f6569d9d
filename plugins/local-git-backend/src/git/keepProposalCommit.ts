import type { BareRepository } from './BareRepository';

/** Keeps a proposal's commits in the repository also when its branch goes, under a ref that nobody fetches or pushes. */
export async function keepProposalCommit(
  repository: BareRepository,
  number: number,
  commit: string,
): Promise<void> {
  await repository.run([
    'update-ref',
    `refs/causeway/proposals/${number}`,
    commit,
  ]);
}
