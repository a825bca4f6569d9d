import type { CompanyRepository, Edit } from './RepositorySpec';

type Files = ReadonlyMap<string, string>;

/** A commit with all files as they were after it. */
export interface HistoryCommit {
  author: string;
  agoMs: number;
  message: string;
  files: Files;
  tag?: string;
}

/** A line of commits; a branch starts at the main branch's last commit. */
export interface HistoryBranch {
  name: string;
  commits: HistoryCommit[];
}

/**
 * The commits that lead to a repository's files. Files are stored once, as
 * they are now; what they were before follows by taking later edits back.
 */
export function history(repository: CompanyRepository): HistoryBranch[] {
  const { spec, files } = repository;
  const main: HistoryCommit[] = [];
  let current: Files = files;
  for (const commit of [...spec.commits].reverse()) {
    const { author, ago, message, adds, edits, tag } = commit;
    main.unshift({ author, agoMs: ago, message, files: current, tag });
    const before = edits.reduce(
      (state, { path, from, to }) => edit(state, { path, from: to, to: from }),
      current,
    );
    current = new Map([...before].filter(([path]) => !isAdded(path, adds)));
  }
  if (current.size > 0) {
    throw new Error(
      `No commit of '${spec.owner}/${spec.name}' adds ${[...current.keys()]}`,
    );
  }
  const branches = spec.proposals.map(({ branch, commits }) => {
    let state: Files = files;
    return {
      name: branch,
      commits: commits.map(({ author, ago, message, edits }) => {
        state = edits.reduce(edit, state);
        return { author, agoMs: ago, message, files: state };
      }),
    };
  });
  return [{ name: 'main', commits: main }, ...branches];
}

function isAdded(path: string, adds: string[]) {
  return adds.some(add =>
    add.endsWith('/') ? path.startsWith(add) : path === add,
  );
}

function edit(files: Files, { path, from, to }: Edit): Files {
  const text = files.get(path);
  if (text === undefined || text.split(from).length !== 2) {
    throw new Error(`'${path}' doesn't contain exactly once: ${from}`);
  }
  return new Map(files).set(
    path,
    text.replace(from, () => to),
  );
}
