import type { TreeEntry } from '@causeway/plugin-local-git-common';

const NAMES = [
  'readme.md',
  'readme.markdown',
  'readme.rst',
  'readme.txt',
  'readme',
];

/** The entry that is a folder's README, if it has one. */
export function findReadme(entries: TreeEntry[]): TreeEntry | undefined {
  const files = entries.filter(entry => entry.type === 'file');
  for (const name of NAMES) {
    const found = files.find(
      entry => entry.name.toLocaleLowerCase('en-US') === name,
    );
    if (found) return found;
  }
  return undefined;
}
