import { useApi } from '@backstage/core-plugin-api';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Bones,
  cardStyles,
  LoadError,
  StateMessage,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback, useMemo } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import { repositoryOfEntity } from '../../lib/repositoryOfEntity';
import { FileTable } from '../repository/FileTable';
import { ReadmeCard } from '../repository/ReadmeCard';
import ui from '../ui/ui.module.css';
import { OpenProposalsCard } from './OpenProposalsCard';
import { RepositoryTabHead } from './RepositoryTabHead';

const Files = (props: {
  repository: RepositoryRef;
  gitRef?: string;
  path: string;
}) => {
  const { repository, gitRef: ref, path } = props;
  const api = useApi(localGitApiRef);
  const { owner, name } = repository;
  const {
    value: tree,
    error,
    reload,
  } = useLoaded(
    useCallback(
      () => api.getTree({ owner, name }, { ref, path }),
      [api, owner, name, ref, path],
    ),
  );
  return (
    <>
      <section className={cardStyles.card} aria-label="Files">
        <RepositoryTabHead repository={repository} gitRef={tree?.ref} />
        {error && <LoadError what="The files" error={error} onRetry={reload} />}
        {!error && !tree && <Bones lines={8} label="Reading the files" />}
        {!error && tree && <FileTable repository={repository} tree={tree} />}
      </section>
      {tree && <ReadmeCard repository={repository} tree={tree} />}
    </>
  );
};

/** The service page's look into the repository: files, README, open proposals. */
export const RepositoryTab = () => {
  const { entity } = useEntity();
  const found = useMemo(() => repositoryOfEntity(entity), [entity]);
  if (!found) {
    return (
      <StateMessage title="The code is elsewhere">
        Neither an annotation nor the source location names a repository in the
        portal’s Git host.
      </StateMessage>
    );
  }
  return (
    <div className={ui.columns}>
      <div className={ui.stack}>
        <Files
          repository={found.repository}
          path={found.path}
          gitRef={found.ref}
        />
      </div>
      <OpenProposalsCard repository={found.repository} />
    </div>
  );
};
