import { useApi } from '@backstage/core-plugin-api';
import { repositoryPagePath } from '@causeway/plugin-local-git-common';
import { cardStyles, LoadError, useLoaded } from '@causeway/plugin-ui-react';
import { Suspense, useCallback } from 'react';
import { Outlet, useLocation } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useRepositoryRef } from '../../hooks/useRepositoryRef';
import { PageFrame } from '../ui/PageFrame';
import { CloneAddress } from './CloneAddress';
import { EmptyRepository } from './EmptyRepository';
import type { RepositoryContext } from './RepositoryContext';
import { RepositorySummary } from './RepositorySummary';
import { RepositoryTabs } from './RepositoryTabs';
import styles from './repository.module.css';

/** The header and tabs around the pages of one repository. */
export const RepositoryLayout = () => {
  const api = useApi(localGitApiRef);
  const repository = useRepositoryRef();
  const {
    value: details,
    error,
    reload,
  } = useLoaded(
    useCallback(() => api.getRepository(repository), [api, repository]),
  );
  const { owner, name } = repository;
  const { pathname } = useLocation();
  const inSettings = pathname === `${repositoryPagePath(repository)}/settings`;

  const body = () => {
    if (error && !details) {
      return (
        <div className={cardStyles.card}>
          <LoadError what="The repository" error={error} onRetry={reload} />
        </div>
      );
    }
    return (
      <>
        <RepositoryTabs
          root={repositoryPagePath(repository)}
          defaultBranch={details?.defaultBranch}
          openProposals={details?.openProposals}
          settings={
            details && (details.viewer.canUpdate || details.viewer.canDelete)
          }
        />
        {details?.empty && !inSettings ? (
          <EmptyRepository details={details} />
        ) : (
          <Suspense fallback={null}>
            <Outlet
              context={
                { repository, details, reload } satisfies RepositoryContext
              }
            />
          </Suspense>
        )}
      </>
    );
  };

  return (
    <PageFrame
      title={`${owner}/${name}`}
      heading={
        <>
          <span className={styles.owner}>{owner} / </span>
          {name}
        </>
      }
      trail={[]}
      summary={<RepositorySummary details={details} />}
      actions={details && <CloneAddress url={details.urls.clone} />}
    >
      {body()}
    </PageFrame>
  );
};
