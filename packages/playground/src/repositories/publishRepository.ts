import { fastImportStream, type Person } from './fastImport';
import type { GitHost } from './GitHost';
import { history } from './history';
import { inScratch } from './inScratch';
import { runGit } from './runGit';
import type { CompanyRepository } from './RepositorySpec';
import { upgradeRepository } from './upgradeRepository';

/** What publishing did. */
export type Published = 'pushed' | 'already there' | 'brought up to date';

/**
 * Brings a repository to the Git host. Of one that is there already only files
 * that nobody changed since follow a newer playground; what a start that was
 * cut short left undone is done.
 */
export async function publishRepository(options: {
  repository: CompanyRepository;
  people: ReadonlyMap<string, Person>;
  host: GitHost;
  nowMs: number;
}): Promise<Published> {
  const { repository, host } = options;
  const { spec } = repository;
  const hosted = (await host.find(spec)) ?? (await host.create(spec));
  const done = hosted.empty
    ? await pushAll(options)
    : await upgradeRepository({ ...options, createdAt: hosted.createdAt });
  await openProposals(repository, host);
  return done;
}

async function pushAll(options: {
  repository: CompanyRepository;
  people: ReadonlyMap<string, Person>;
  host: GitHost;
  nowMs: number;
}): Promise<Published> {
  const { repository, people, host, nowMs } = options;
  const branches = history(repository);
  const stream = fastImportStream({ branches, people, nowMs });
  await push(stream, host.cloneUrl(repository.spec), host.gitConfig);
  return 'pushed';
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
  await inScratch(async cwd => {
    await runGit(['fast-import', '--quiet', '--done'], { cwd, input: stream });
    const rest = ['refs/heads/*:refs/heads/*', 'refs/tags/*:refs/tags/*'];
    await runGit(['push', '--quiet', '--atomic', url, ...rest], {
      cwd,
      config,
    });
  });
}
