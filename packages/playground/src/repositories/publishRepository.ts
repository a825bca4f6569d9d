import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastImportStream, type Person } from './fastImport';
import type { GitHost } from './GitHost';
import { history } from './history';
import { runGit } from './runGit';
import type { CompanyRepository } from './RepositorySpec';

/** What publishing did. */
export type Published = 'pushed' | 'already there';

/**
 * Brings a repository to the Git host, once. What is there already, with
 * whatever people did to it, is left alone; only what a start that was cut
 * short left undone is done.
 */
export async function publishRepository(options: {
  repository: CompanyRepository;
  people: ReadonlyMap<string, Person>;
  host: GitHost;
  nowMs: number;
}): Promise<Published> {
  const { repository, people, host, nowMs } = options;
  const { spec } = repository;
  const hosted = (await host.find(spec)) ?? (await host.create(spec));
  if (hosted.empty) {
    const branches = history(repository);
    const stream = fastImportStream({ branches, people, nowMs });
    await push(stream, host.cloneUrl(spec), host.gitConfig);
  }
  await openProposals(repository, host);
  return hosted.empty ? 'pushed' : 'already there';
}

/** A proposal that was ever there, merged or closed, doesn't come again. */
async function openProposals({ spec }: CompanyRepository, host: GitHost) {
  if (spec.proposals.length === 0) {
    return;
  }
  const [branches, proposed] = await Promise.all([
    host.branches(spec),
    host.proposedBranches(spec),
  ]);
  for (const { branch, title, description } of spec.proposals) {
    if (branches.includes(branch) && !proposed.includes(branch)) {
      await host.propose(spec, { head: branch, title, description });
    }
  }
}

async function push(
  stream: string,
  url: string,
  config: Record<string, string>,
) {
  const cwd = await mkdtemp(join(tmpdir(), 'causeway-playground-'));
  try {
    await runGit(['init', '--bare', '--quiet', '.'], { cwd });
    await runGit(['fast-import', '--quiet', '--done'], { cwd, input: stream });
    const rest = ['refs/heads/*:refs/heads/*', 'refs/tags/*:refs/tags/*'];
    await runGit(['push', '--quiet', '--atomic', url, ...rest], {
      cwd,
      config,
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
