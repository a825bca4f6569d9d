import { toRefSegment } from '@causeway/plugin-local-git-common';
import { Tag } from '@causeway/plugin-ui-react';
import { Link, useLocation } from 'react-router-dom';
import ui from '../ui/ui.module.css';

/** Props of {@link RepositoryTabs}. */
export interface RepositoryTabsProps {
  /** Path of the repository's first page. */
  root: string;
  defaultBranch?: string;
  openProposals?: number;
  /** Whether the person may change anything about the repository itself. */
  settings?: boolean;
}

/** The parts of a repository. */
export const RepositoryTabs = (props: RepositoryTabsProps) => {
  const { root, defaultBranch, openProposals, settings } = props;
  const { pathname } = useLocation();
  const part = pathname.slice(root.length + 1).split('/')[0];
  const current = (parts: string[]) =>
    parts.includes(part) ? ('page' as const) : undefined;
  return (
    <nav className={ui.tabs} aria-label="Parts of the repository">
      <Link to={root} aria-current={current(['', 'tree', 'blob'])}>
        Files
      </Link>
      <Link
        to={`${root}/commits/${toRefSegment(defaultBranch ?? 'HEAD')}`}
        aria-current={current(['commits'])}
      >
        History
      </Link>
      <Link to={`${root}/proposals`} aria-current={current(['proposals'])}>
        Proposals
        {openProposals ? (
          <>
            {' '}
            <Tag>{openProposals}</Tag>
          </>
        ) : null}
      </Link>
      {settings && (
        <Link to={`${root}/settings`} aria-current={current(['settings'])}>
          Settings
        </Link>
      )}
    </nav>
  );
};
