import {
  repositoryFullName,
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { Link } from 'react-router-dom';
import ui from '../ui/ui.module.css';

/** Props of {@link RepositoryTabHead}. */
export interface RepositoryTabHeadProps {
  repository: RepositoryRef;
  /** Branch that is shown. */
  gitRef?: string;
}

/** Which repository it is, with the way to its own page. */
export const RepositoryTabHead = (props: RepositoryTabHeadProps) => {
  const { repository, gitRef } = props;
  const page = repositoryPagePath(repository);
  return (
    <div className={ui.cardHead}>
      <h2 className={ui.cardTitle}>
        <Link className={ui.strong} to={page}>
          {repositoryFullName(repository)}
        </Link>
      </h2>
      {gitRef && <span className={ui.quiet}>{gitRef}</span>}
      <span className={ui.cardAside}>
        <Link
          className={ui.link}
          to={repositoryPagePath(repository, {
            page: 'commits',
            ref: gitRef ?? 'HEAD',
          })}
        >
          History
        </Link>
        <Link className={ui.link} to={page}>
          Open repository
        </Link>
      </span>
    </div>
  );
};
