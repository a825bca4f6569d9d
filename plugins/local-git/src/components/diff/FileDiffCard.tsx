import {
  repositoryPagePath,
  type FileDiff,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { cardStyles, textStyles } from '@causeway/plugin-ui-react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import { emptyReason, statusWords } from '../../lib/diff';
import { DiffTable } from './DiffTable';
import styles from './diff.module.css';

/** Props of {@link FileDiffCard}. */
export interface FileDiffCardProps {
  file: FileDiff;
  repository: RepositoryRef;
  /** Commit to link the file at. */
  headCommit?: string;
  open: boolean;
  onToggle(open: boolean): void;
}

/** One changed file: its name and counts, and its lines when it is open. */
export const FileDiffCard = (props: FileDiffCardProps) => {
  const { file, repository, headCommit, open, onToggle } = props;
  const bodyId = useId();
  const reason = emptyReason(file);
  const status = statusWords(file);
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <div className={cardStyles.card}>
      <div className={styles.fileHead} data-open={open}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => onToggle(!open)}
        >
          <Arrow size={16} aria-hidden />
          <span className={styles.path}>{file.path}</span>
        </button>
        {status && <span className={textStyles.quiet}>{status}</span>}
        <span className={styles.counts}>
          <span className={styles.plus}>
            +{file.additions}
            <span className={textStyles.hidden}> lines added</span>
          </span>
          <span className={styles.minus}>
            −{file.deletions}
            <span className={textStyles.hidden}> lines removed</span>
          </span>
        </span>
        {headCommit && file.status !== 'deleted' && (
          <Link
            className={textStyles.link}
            to={repositoryPagePath(repository, {
              page: 'blob',
              ref: headCommit,
              path: file.path,
            })}
          >
            View<span className={textStyles.hidden}> {file.path}</span>
          </Link>
        )}
      </div>
      {open && (
        <div id={bodyId}>
          {reason ? (
            <p className={styles.reason}>{reason}</p>
          ) : (
            <DiffTable file={file} />
          )}
          {file.truncated && !reason && (
            <p className={styles.reason}>
              The rest of this file is too large to be shown here.
            </p>
          )}
        </div>
      )}
    </div>
  );
};
