import { InputError } from '@backstage/errors';
import { checkFilePath, type Commit } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';

const FIELDS = [
  '%H',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%s',
  '%b',
];

/** Reads what `git log -z` prints with {@link FIELDS} divided by NUL. */
function parseLog(output: string): Commit[] {
  const values = output.split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS.length <= values.length; at += FIELDS.length) {
    const [id, parents, an, ae, ad, cn, ce, cd, subject, body] = values.slice(
      at,
      at + FIELDS.length,
    );
    commits.push({
      id,
      parents: parents.split(' ').filter(Boolean),
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
      subject,
      body: body.trim(),
    });
  }
  return commits;
}

/** Commits newest first, of one file or folder where a path is given. `from` must be a commit id. */
export async function readLog(
  repository: BareRepository,
  options: {
    from: string;
    not?: string;
    path?: string;
    limit: number;
    offset?: number;
  },
): Promise<Commit[]> {
  const { from, not, path, limit, offset = 0 } = options;
  const problem = path ? checkFilePath(path) : undefined;
  if (problem) throw new InputError(problem);
  const { stdout } = await repository.run([
    'log',
    '-z',
    `--format=${FIELDS.join('%x00')}`,
    `--max-count=${limit}`,
    `--skip=${offset}`,
    from,
    ...(not ? [`^${not}`] : []),
    '--',
    ...(path ? [path] : []),
  ]);
  return parseLog(stdout.toString('utf8'));
}
