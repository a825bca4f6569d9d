import {
  repositoryFullName,
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { cardStyles, textStyles } from '@causeway/plugin-ui-react';
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
    <div className={cardStyles.head}>
      <h2 className={cardStyles.title}>
        <Link className={ui.strong} to={page}>
          {repositoryFullName(repository)}
        </Link>
      </h2>
      {gitRef && <span className={textStyles.quiet}>{gitRef}</span>}
      <span className={cardStyles.aside}>
        <Link
          className={textStyles.link}
          to={repositoryPagePath(repository, {
            page: 'commits',
            ref: gitRef ?? 'HEAD',
          })}
        >
          History
        </Link>
        <Link className={textStyles.link} to={page}>
          Open repository
        </Link>
      </span>
    </div>
  );
};
