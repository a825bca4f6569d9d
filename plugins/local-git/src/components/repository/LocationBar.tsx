import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  toRefSegment,
  type RefList,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { ButtonLink, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';
import { LatestCommit } from './LatestCommit';
import { PathTrail } from './PathTrail';
import { RefPicker } from './RefPicker';
import { useRepository } from './RepositoryContext';
import styles from './repository.module.css';

/** Props of {@link LocationBar}. */
export interface LocationBarProps {
  /** Branch, tag or commit that is shown. */
  gitRef: string;
  path: string;
  page: 'tree' | 'blob';
}

/** Proposing needs a branch besides the default one, and the right to. */
function proposalPath(
  repository: RepositoryRef,
  gitRef: string,
  refs: RefList | undefined,
) {
  const isBranch = refs?.branches.some(({ name }) => name === gitRef);
  return isBranch && refs?.defaultBranch !== gitRef
    ? `${repositoryPagePath(
        repository,
      )}/proposals/new?branch=${encodeURIComponent(gitRef)}`
    : undefined;
}

/** Where in the repository the page is: branch, path, last commit, and the ways on from there. */
export const LocationBar = (props: LocationBarProps) => {
  const { gitRef, path, page } = props;
  const { repository, details } = useRepository();
  const api = useApi(localGitApiRef);
  const navigate = useNavigate();
  const { value: refs } = useLoaded(
    useCallback(() => api.getRefs(repository), [api, repository]),
  );
  const propose =
    details?.viewer.canPropose && proposalPath(repository, gitRef, refs);
  const history = `${repositoryPagePath(repository)}/commits/${toRefSegment(
    gitRef,
  )}${path && `?path=${encodeURIComponent(path)}`}`;
  return (
    <>
      <div className={ui.controls}>
        <RefPicker
          current={gitRef}
          refs={refs}
          onPick={ref =>
            navigate(repositoryPagePath(repository, { page, ref, path }))
          }
        />
        <PathTrail repository={repository} gitRef={gitRef} path={path} />
        <div className={styles.barEnd}>
          {propose && (
            <ButtonLink to={propose} tone="primary">
              Propose this change
            </ButtonLink>
          )}
          <ButtonLink to={history}>
            {path ? 'History of this path' : 'History'}
          </ButtonLink>
        </div>
      </div>
      <LatestCommit repository={repository} gitRef={gitRef} path={path} />
    </>
  );
};
