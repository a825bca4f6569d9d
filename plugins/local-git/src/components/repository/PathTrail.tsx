import {
  repositoryPagePath,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import styles from './repository.module.css';

/** Props of {@link PathTrail}. */
export interface PathTrailProps {
  repository: RepositoryRef;
  gitRef: string;
  path: string;
}

/** The folders down to a file or folder, each a link, the last one plain. */
export const PathTrail = (props: PathTrailProps) => {
  const { repository, gitRef, path } = props;
  const segments = path.split('/').filter(Boolean);
  if (!segments.length) return null;
  return (
    <nav className={styles.path} aria-label="Path">
      <Link
        className={textStyles.link}
        to={repositoryPagePath(repository, { page: 'tree', ref: gitRef })}
      >
        {repository.name}
      </Link>
      {segments.map((segment, index) => {
        const upTo = segments.slice(0, index + 1).join('/');
        const last = index === segments.length - 1;
        return (
          <Fragment key={upTo}>
            <span aria-hidden>/</span>
            {last ? (
              <span aria-current="page">{segment}</span>
            ) : (
              <Link
                className={textStyles.link}
                to={repositoryPagePath(repository, {
                  page: 'tree',
                  ref: gitRef,
                  path: upTo,
                })}
              >
                {segment}
              </Link>
            )}
          </Fragment>
        );
      })}
    </nav>
  );
};
