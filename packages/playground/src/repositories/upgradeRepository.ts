import { createHash } from 'node:crypto';
import type { Person } from './fastImport';
import type { GitHost } from './GitHost';
import { inScratch } from './inScratch';
import type { CompanyRepository } from './RepositorySpec';
import { runGit } from './runGit';

/** Marks the commits by which a newer playground brings its files up to date. */
const TRAILER = 'Playground-Files';
const BRANCH = 'refs/heads/main';

/**
 * Has the files of a repository that an earlier playground made follow this one, in one commit on `main`. A file that anybody
 * else changed, removed or put there stays as it is: only those are touched whose last commit is the playground's own.
 */
export async function upgradeRepository(options: {
  repository: CompanyRepository;
  people: ReadonlyMap<string, Person>;
  host: GitHost;
  /** When the repository was made: commits that are older came with it. ISO 8601. */
  createdAt: string;
}): Promise<'already there' | 'brought up to date'> {
  const { repository, people, host, createdAt } = options;
  const { spec, files } = repository;
  const url = host.cloneUrl(spec);
  const config = host.gitConfig;
  return inScratch(async cwd => {
    const git = (args: string[], input?: string) =>
      runGit(args, { cwd, input, config });
    const branches = await git(['ls-remote', url, BRANCH]);
    if (!branches.trim()) return 'already there';
    const fetch = ['fetch', '--quiet', '--no-tags'];
    await git([...fetch, '--depth=1', url, `+${BRANCH}:${BRANCH}`]);
    const paths = differing(await git(['ls-tree', '-rz', BRANCH]), files);
    if (paths.length === 0) return 'already there';

    await git([...fetch, '--unshallow', url, `+${BRANCH}:${BRANCH}`]).catch(
      // A history of one commit is whole already.
      () => '',
    );
    const own: string[] = [];
    for (const path of paths) {
      if (await isOwn(git, path, Date.parse(createdAt) / 1000)) own.push(path);
    }
    if (own.length === 0) return 'already there';

    const author = people.get(spec.commits[spec.commits.length - 1].author);
    if (!author) throw new Error(`'${spec.name}' has no author`);
    const tip = (await git(['rev-parse', BRANCH])).trim();
    await git(
      ['fast-import', '--quiet', '--done'],
      commitStream({ tip, author, files, paths: own }),
    );
    // Refused when somebody pushed meanwhile: the next start does it then.
    await git(['push', '--quiet', url, `${BRANCH}:${BRANCH}`]);
    return 'brought up to date';
  });
}

/** Paths whose text is another than here, on either side. */
function differing(tree: string, files: ReadonlyMap<string, string>): string[] {
  const there = new Map(
    tree
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [about, path] = line.split('\t');
        return [path, about.split(' ')[2]];
      }),
  );
  const changed = [...files]
    .filter(([path, text]) => there.get(path) !== blobId(text))
    .map(([path]) => path);
  const gone = [...there.keys()].filter(path => !files.has(path));
  return [...changed, ...gone].sort();
}

/** The name of a text in Git. */
function blobId(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}

/** Whether nobody but the playground ever had to do with a path, or at least not since it wrote it last. */
async function isOwn(
  git: (args: string[]) => Promise<string>,
  path: string,
  createdSeconds: number,
): Promise<boolean> {
  const said = await git([
    ...['log', '-1', '--first-parent', '-m', BRANCH],
    `--format=%ct %(trailers:key=${TRAILER},valueonly,separator=%x2C)`,
    ...['--', `:(literal)${path}`],
  ]);
  const line = said.trim();
  if (line === '') return true;
  const [seconds, mark] = line.split(' ');
  return Boolean(mark) || Number(seconds) <= createdSeconds;
}

function commitStream(options: {
  tip: string;
  author: Person;
  files: ReadonlyMap<string, string>;
  paths: readonly string[];
}): string {
  const { tip, author, files, paths } = options;
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}`;
  const who = `${author.name} <${author.email}> ${Math.floor(
    Date.now() / 1000,
  )} +0000`;
  const message = `Bring the playground's files up to date\n\n${TRAILER}: ${paths.length}\n`;
  return [
    `commit ${BRANCH}`,
    `author ${who}`,
    `committer ${who}`,
    data(message),
    `from ${tip}`,
    ...paths.flatMap(path => {
      const text = files.get(path);
      return text === undefined
        ? [`D ${path}`]
        : [`M 100644 inline ${path}`, data(text)];
    }),
    '',
    'done',
    '',
  ].join('\n');
}
