import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type CommitDetails,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import {
  Bones,
  ButtonLink,
  cardStyles,
  CopyButton,
  LoadError,
  textStyles,
  Time,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useRepositoryRef } from '../../hooks/useRepositoryRef';
import { DiffView } from '../diff/DiffView';
import { PageFrame } from '../ui/PageFrame';
import ui from '../ui/ui.module.css';
import styles from './repository.module.css';

const CommitFacts = (props: {
  repository: RepositoryRef;
  commit: CommitDetails;
}) => {
  const { repository, commit } = props;
  const { author, committer, parents } = commit;
  return (
    <div className={ui.facts}>
      <span>
        {author.name}, <Time at={author.date} />
      </span>
      {committer.name !== author.name && (
        <span>committed by {committer.name}</span>
      )}
      {parents.map((id, index) => (
        <span key={id}>
          {parents.length > 1 ? `parent ${index + 1}` : 'parent'}{' '}
          <Link
            className={`${textStyles.inline} ${textStyles.mono}`}
            to={repositoryPagePath(repository, { page: 'commit', id })}
          >
            {id.slice(0, 7)}
          </Link>
        </span>
      ))}
    </div>
  );
};

/** One commit: its message and what it changed. */
export const CommitPage = () => {
  const api = useApi(localGitApiRef);
  const repository = useRepositoryRef();
  const { id = '' } = useParams();
  const {
    value: commit,
    error,
    reload,
  } = useLoaded(
    useCallback(() => api.getCommit(repository, id), [api, repository, id]),
  );
  const fullName = `${repository.owner}/${repository.name}`;
  return (
    <PageFrame
      title={commit?.subject || `Commit ${id.slice(0, 7)}`}
      trail={[
        { label: fullName, to: repositoryPagePath(repository) },
        {
          label: 'History',
          to: repositoryPagePath(repository, { page: 'commits', ref: 'HEAD' }),
        },
      ]}
      summary={
        commit && <CommitFacts repository={repository} commit={commit} />
      }
      actions={
        commit && (
          <>
            <code className={textStyles.mono}>{commit.id.slice(0, 12)}</code>
            <CopyButton text={commit.id} what="commit id" />
            <ButtonLink
              small
              to={repositoryPagePath(repository, {
                page: 'tree',
                ref: commit.id,
              })}
            >
              Files at this commit
            </ButtonLink>
          </>
        )
      }
    >
      <div className={ui.stack}>
        {commit?.body && <p className={styles.message}>{commit.body.trim()}</p>}
        {commit && (
          <DiffView
            diff={commit.diff}
            repository={repository}
            headCommit={commit.id}
          />
        )}
        {!commit && (
          <div className={cardStyles.card}>
            {error ? (
              <LoadError what="The commit" error={error} onRetry={reload} />
            ) : (
              <Bones lines={8} label="Reading the commit" />
            )}
          </div>
        )}
      </div>
    </PageFrame>
  );
};
