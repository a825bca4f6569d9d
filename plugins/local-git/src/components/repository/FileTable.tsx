import {
  repositoryPagePath,
  type RepositoryRef,
  type Tree,
  type TreeEntry,
  type TreeEntryType,
} from '@causeway/plugin-local-git-common';
import {
  cardStyles,
  joinClasses,
  plural,
  tableStyles,
  textStyles,
} from '@causeway/plugin-ui-react';
import {
  RiFile3Line,
  RiFileTransferLine,
  RiFolder3Fill,
  RiGitRepositoryLine,
} from '@remixicon/react';
import { Link } from 'react-router-dom';
import { formatBytes } from '../../lib/formatBytes';
import ui from '../ui/ui.module.css';
import styles from './repository.module.css';

const KINDS: Record<
  TreeEntryType,
  { label: string; Icon: typeof RiFile3Line }
> = {
  file: { label: 'File', Icon: RiFile3Line },
  directory: { label: 'Folder', Icon: RiFolder3Fill },
  symlink: { label: 'Symbolic link', Icon: RiFileTransferLine },
  submodule: { label: 'Submodule', Icon: RiGitRepositoryLine },
};

/** Folders first, then by name as people sort. */
function inOrder(entries: TreeEntry[]): TreeEntry[] {
  const rank = ({ type }: TreeEntry) => (type === 'directory' ? 0 : 1);
  return [...entries].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'),
  );
}

/** Props of {@link FileTable}. */
export interface FileTableProps {
  repository: RepositoryRef;
  tree: Tree;
}

/** The entries of a folder. */
export const FileTable = ({ repository, tree }: FileTableProps) => {
  const parent = tree.path.split('/').slice(0, -1).join('/');
  const pageOf = (entry: TreeEntry) =>
    repositoryPagePath(repository, {
      page: entry.type === 'directory' ? 'tree' : 'blob',
      ref: tree.ref,
      path: entry.path,
    });
  return (
    <>
      <table
        className={joinClasses(tableStyles.table, ui.table)}
        aria-label="Files"
      >
        <thead className={textStyles.hidden}>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {tree.path && (
            <tr className={tableStyles.row}>
              <td colSpan={2}>
                <Link
                  className={styles.entry}
                  to={repositoryPagePath(repository, {
                    page: 'tree',
                    ref: tree.ref,
                    path: parent,
                  })}
                  aria-label="Folder above"
                >
                  ..
                </Link>
              </td>
            </tr>
          )}
          {inOrder(tree.entries).map(entry => {
            const { label, Icon } = KINDS[entry.type];
            return (
              <tr key={entry.path} className={tableStyles.row}>
                <td>
                  <span className={styles.entry} data-type={entry.type}>
                    <Icon size={16} aria-label={label} role="img" />
                    {entry.type === 'submodule' ? (
                      <span>
                        {entry.name}{' '}
                        <span className={textStyles.quiet}>
                          submodule, not fetched
                        </span>
                      </span>
                    ) : (
                      <Link to={pageOf(entry)}>{entry.name}</Link>
                    )}
                  </span>
                </td>
                <td className={joinClasses(tableStyles.num, textStyles.quiet)}>
                  {entry.size !== undefined && formatBytes(entry.size)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {tree.truncated && (
        <p className={`${cardStyles.body} ${textStyles.quiet}`}>
          Only the first {plural(tree.entries.length, 'entry', 'entries')} are
          shown; clone the repository to see all.
        </p>
      )}
    </>
  );
};
