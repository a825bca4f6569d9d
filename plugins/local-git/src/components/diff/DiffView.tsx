import type { Diff, RepositoryRef } from '@causeway/plugin-local-git-common';
import { Button, plural, textStyles } from '@causeway/plugin-ui-react';
import { useMemo, useState } from 'react';
import { diffSummary, openAtFirst } from '../../lib/diff';
import ui from '../ui/ui.module.css';
import styles from './diff.module.css';
import { FileDiffCard } from './FileDiffCard';

/** Props of {@link DiffView}. */
export interface DiffViewProps {
  diff: Diff;
  repository: RepositoryRef;
  /** Commit that has the files as they are after the change. */
  headCommit?: string;
}

/** What changed, file by file. Long ones are closed until asked for. */
export const DiffView = (props: DiffViewProps) => {
  const { diff, repository, headCommit } = props;
  const first = useMemo(() => openAtFirst(diff.files), [diff.files]);
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const isOpen = (path: string, index: number) => chosen[path] ?? first[index];
  const allOpen = diff.files.every(({ path }, index) => isOpen(path, index));
  const setAll = (open: boolean) =>
    setChosen(Object.fromEntries(diff.files.map(({ path }) => [path, open])));

  if (!diff.files.length) {
    return <p className={textStyles.quiet}>No file changed.</p>;
  }
  return (
    <section aria-label="Changed files" className={ui.stack}>
      <div className={styles.summary}>
        <span>{diffSummary(diff)}</span>
        <Button small onClick={() => setAll(!allOpen)}>
          {allOpen ? 'Close all files' : 'Open all files'}
        </Button>
      </div>
      {diff.files.map((file, index) => (
        <FileDiffCard
          key={file.path}
          file={file}
          repository={repository}
          headCommit={headCommit}
          open={isOpen(file.path, index)}
          onToggle={open => setChosen({ ...chosen, [file.path]: open })}
        />
      ))}
      {diff.truncated && (
        <p className={textStyles.quiet}>
          The difference is larger than what a page can show
          {diff.files.length < diff.changedFiles &&
            `; ${plural(
              diff.changedFiles - diff.files.length,
              'more file',
            )} changed`}
          . Fetch the branch to see all of it.
        </p>
      )}
    </section>
  );
};
