import type { RefList, RefSummary } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';

const FORMAT = [
  '%(refname)',
  '%(objectname)',
  '%(*objectname)',
  '%(subject)',
  '%(creatordate:iso-strict)',
].join('%00');
const MAX_REFS = 1000;

async function list(
  repository: BareRepository,
  prefix: 'refs/heads/' | 'refs/tags/',
): Promise<RefSummary[]> {
  const { stdout } = await repository.run([
    'for-each-ref',
    `--count=${MAX_REFS}`,
    '--sort=-creatordate',
    `--format=${FORMAT}`,
    prefix,
  ]);
  return stdout
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [name, id, peeled, subject, committedAt] = line.split('\0');
      return {
        name: name.slice(prefix.length),
        commit: peeled || id,
        subject,
        committedAt,
      };
    });
}

/** Branches with the default one first, and tags; newest first, at most 1,000 each. */
export async function readRefs(
  repository: BareRepository,
  defaultBranch: string,
): Promise<RefList> {
  const [branches, tags] = await Promise.all([
    list(repository, 'refs/heads/'),
    list(repository, 'refs/tags/'),
  ]);
  const isDefault = (branch: RefSummary) =>
    Number(branch.name === defaultBranch);
  return {
    defaultBranch,
    branches: branches.sort((a, b) => isDefault(b) - isDefault(a)),
    tags,
  };
}
