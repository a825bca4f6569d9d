import type {
  TreeEntry,
  TreeEntryType,
} from '@causeway/plugin-local-git-common';

const TYPES: Record<string, TreeEntryType> = {
  '040000': 'directory',
  '120000': 'symlink',
  '160000': 'submodule',
};

/** Reads what `git ls-tree -z -l` prints; `parent` is the folder the names are in. */
export function parseTree(output: Buffer, parent: string): TreeEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(record => {
      const tab = record.indexOf('\t');
      const [mode, , id, size] = record.slice(0, tab).split(/ +/);
      const name = record.slice(tab + 1);
      return {
        name: name.slice(name.lastIndexOf('/') + 1),
        path: parent ? `${parent}/${name}` : name,
        type: TYPES[mode] ?? 'file',
        executable: mode === '100755',
        size: size === '-' ? undefined : Number(size),
        id,
      };
    });
}
