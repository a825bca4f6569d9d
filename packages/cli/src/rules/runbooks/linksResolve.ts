import type { Problem, Rule } from '../Rule';

/** The path that a relative link means. */
function resolve(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Defect 3 of the source documents, for documents. */
export const linksResolve: Rule = {
  id: 'links-resolve',
  what: 'Links between documents lead to files and headings that are there.',
  why: 'A broken link in a runbook is found when it is needed.',
  fix: 'correct the path or the anchor',
  *check(repository): Iterable<Problem> {
    const anchors = new Map(
      repository.markdown.map(({ file, headings }) => [
        file,
        new Set(headings.map(({ anchor }) => anchor)),
      ]),
    );
    for (const { file, links } of repository.markdown) {
      for (const { url, line } of links) {
        if (/^([a-z]+:|\/\/)/i.test(url)) continue;
        const [path, anchor] = decodeURI(url).split('#');
        const target = path ? resolve(file, path) : file;
        const there =
          repository.files.has(target) ||
          repository.paths(/./).some(other => other.startsWith(`${target}/`));
        if (!there) {
          yield { file, line, message: `the link ${url} leads nowhere` };
        } else if (
          anchor &&
          anchors.has(target) &&
          !anchors.get(target)?.has(anchor)
        ) {
          yield { file, line, message: `${target} has no heading #${anchor}` };
        }
      }
    }
  },
};
