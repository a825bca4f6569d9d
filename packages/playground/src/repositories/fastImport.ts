import type { HistoryBranch, HistoryCommit } from './history';

/** A person as commits name them. */
export interface Person {
  name: string;
  email: string;
}

/**
 * A history in the language of `git fast-import`. The same history, people
 * and time give the same commit ids.
 */
export function fastImportStream(options: {
  branches: HistoryBranch[];
  people: ReadonlyMap<string, Person>;
  nowMs: number;
}): string {
  const { branches, people, nowMs } = options;
  const [main] = branches;
  const out: string[] = [];
  let mark = 0;
  for (const branch of branches) {
    // A branch starts where the main branch ends.
    let parent = branch === main ? 0 : main.commits.length;
    for (const commit of branch.commits) {
      mark += 1;
      const signature = sign(commit, people, nowMs);
      out.push(
        `commit refs/heads/${branch.name}`,
        `mark :${mark}`,
        `author ${signature}`,
        `committer ${signature}`,
        data(`${commit.message.trim()}\n`),
        ...(parent ? [`from :${parent}`] : []),
        'deleteall',
        ...[...commit.files].flatMap(([path, text]) => [
          `M 100644 inline ${path}`,
          data(text),
        ]),
        '',
      );
      if (commit.tag) {
        out.push(
          `tag ${commit.tag}`,
          `from :${mark}`,
          `tagger ${signature}`,
          data(`${commit.tag}\n`),
        );
      }
      parent = mark;
    }
  }
  out.push('done', '');
  return out.join('\n');
}

function sign(
  commit: HistoryCommit,
  people: ReadonlyMap<string, Person>,
  nowMs: number,
) {
  const person = people.get(commit.author);
  if (!person) {
    throw new Error(`'${commit.author}' is nobody in the company`);
  }
  const seconds = Math.floor((nowMs - commit.agoMs) / 1000);
  return `${person.name} <${person.email}> ${seconds} +0000`;
}

function data(text: string) {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
