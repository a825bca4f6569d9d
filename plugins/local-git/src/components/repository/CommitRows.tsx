import {
  repositoryPagePath,
  type Commit,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { textStyles, Time } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import ui from '../ui/ui.module.css';

/** Props of {@link CommitRows}. */
export interface CommitRowsProps {
  repository: RepositoryRef;
  commits: Commit[];
}

/** Commits as a list: what, who, when. */
export const CommitRows = ({ repository, commits }: CommitRowsProps) => (
  <ul className={ui.list}>
    {commits.map(commit => (
      <li key={commit.id}>
        <div className={ui.grow}>
          <Link
            className={ui.strong}
            to={repositoryPagePath(repository, {
              page: 'commit',
              id: commit.id,
            })}
          >
            {commit.subject || '(no message)'}
          </Link>
          <div className={textStyles.quiet}>
            {commit.author.name} · <Time at={commit.author.date} />
            {commit.parents.length > 1 && ' · merge'}
          </div>
        </div>
        <code className={`${textStyles.mono} ${textStyles.quiet}`}>
          {commit.id.slice(0, 7)}
        </code>
      </li>
    ))}
  </ul>
);
