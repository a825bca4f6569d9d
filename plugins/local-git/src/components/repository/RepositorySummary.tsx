import type { RepositoryDetails } from '@causeway/plugin-local-git-common';
import { Time } from '@causeway/plugin-ui-react';
import { formatBytes } from '../../lib/formatBytes';
import { EntityName } from '../ui/EntityName';
import ui from '../ui/ui.module.css';
import styles from './repository.module.css';

function accessOf({ viewer }: RepositoryDetails): string {
  if (viewer.canUpdate) return 'you may push and merge';
  return viewer.canPropose
    ? 'you may read it and propose changes'
    : 'you may read it';
}

/** What a repository is, whose it is and how fresh. */
export const RepositorySummary = (props: { details?: RepositoryDetails }) => {
  const { details } = props;
  if (!details) return <div className={styles.summaryPlace} />;
  return (
    <>
      {details.description && (
        <div className={ui.summary}>{details.description}</div>
      )}
      <div className={ui.facts}>
        <span>
          Owned by <EntityName entityRef={details.ownerEntityRef} />
        </span>
        {details.pushedAt && (
          <span>
            pushed <Time at={details.pushedAt} />
          </span>
        )}
        <span>{formatBytes(details.sizeBytes)}</span>
        <span>{accessOf(details)}</span>
      </div>
    </>
  );
};
