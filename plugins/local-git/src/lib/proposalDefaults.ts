import type { Commit } from '@causeway/plugin-local-git-common';

/** A title to start from: the only commit's, else the branch's name as words. */
export function proposedTitle(head: string, commits: Commit[]): string {
  if (commits.length === 1) return commits[0].subject.slice(0, 200);
  const words = (head.split('/').pop() ?? head).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

/** A description to start from: the only commit's text, else the list of commits. */
export function proposedDescription(commits: Commit[]): string {
  if (commits.length === 1) return commits[0].body.trim();
  return [...commits]
    .reverse()
    .map(({ subject }) => `- ${subject}`)
    .join('\n');
}
