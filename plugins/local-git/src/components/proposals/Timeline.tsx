import {
  repositoryPagePath,
  type ProposalEventEntry,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { textStyles, Time } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { Markdown } from '../markdown/Markdown';
import { EntityName } from '../ui/EntityName';
import ui from '../ui/ui.module.css';
import styles from './proposals.module.css';

const DID: Record<ProposalEventEntry['type'], string> = {
  opened: 'opened this proposal',
  commented: 'commented',
  pushed: 'pushed',
  merged: 'merged it as',
  closed: 'closed it',
};

/** Props of {@link Timeline}. */
export interface TimelineProps {
  repository: RepositoryRef;
  /** Ref that relative links in comments start from. */
  gitRef: string;
  entries: ProposalEventEntry[];
}

/** What happened to a proposal, oldest first. */
export const Timeline = ({ repository, gitRef, entries }: TimelineProps) => (
  <ol className={ui.list}>
    {entries.map(({ id, type, actor, at, text }) => (
      <li key={id}>
        <div className={ui.grow}>
          <EntityName entityRef={actor} /> {DID[type]}{' '}
          {text && type !== 'commented' && (
            <Link
              className={`${textStyles.inline} ${textStyles.mono}`}
              to={repositoryPagePath(repository, { page: 'commit', id: text })}
            >
              {text.slice(0, 7)}
            </Link>
          )}{' '}
          <span className={textStyles.quiet}>
            <Time at={at} />
          </span>
          {text && type === 'commented' && (
            <div className={styles.entryText}>
              <Markdown
                text={text}
                context={{ repository, ref: gitRef, folder: '' }}
              />
            </div>
          )}
        </div>
      </li>
    ))}
  </ol>
);
