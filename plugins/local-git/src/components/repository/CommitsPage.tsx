import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  toRefSegment,
} from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  StateMessage,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useLocationInRepository } from '../../hooks/useLocationInRepository';
import { Pager } from '../ui/Pager';
import ui from '../ui/ui.module.css';
import { CommitRows } from './CommitRows';
import { RefPicker } from './RefPicker';
import { useRepository } from './RepositoryContext';

const PAGE_SIZE = 30;

/** The commits of a branch or tag, all or those that changed one path. */
export const CommitsPage = () => {
  const { repository, details } = useRepository();
  const { ref = 'HEAD' } = useLocationInRepository();
  const api = useApi(localGitApiRef);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const path = params.get('path') ?? '';
  const offset = Math.max(
    0,
    Number.parseInt(params.get('from') ?? '', 10) || 0,
  );
  const { value: refs } = useLoaded(
    useCallback(() => api.getRefs(repository), [api, repository]),
  );
  const { value, error, reload } = useLoaded(
    useCallback(
      () =>
        api.listCommits(repository, { ref, path, limit: PAGE_SIZE, offset }),
      [api, repository, ref, path, offset],
    ),
  );
  const current = ref === 'HEAD' ? details?.defaultBranch ?? ref : ref;
  const query = path && `?path=${encodeURIComponent(path)}`;
  const historyOf = (name: string) =>
    `${repositoryPagePath(repository)}/commits/${toRefSegment(name)}`;

  return (
    <>
      <div className={ui.controls}>
        <RefPicker
          current={current}
          refs={refs}
          onPick={name => navigate(`${historyOf(name)}${query}`)}
        />
        {path && (
          <span>
            Commits that changed <code className={textStyles.mono}>{path}</code>
            .{' '}
            <Link className={textStyles.inline} to={historyOf(current)}>
              Show all
            </Link>
          </span>
        )}
      </div>
      <div className={cardStyles.card}>
        {error && (
          <LoadError what="The history" error={error} onRetry={reload} />
        )}
        {!error && !value && <Bones lines={10} label="Reading the history" />}
        {!error && value && !value.items.length && (
          <StateMessage title="No commits">
            {path
              ? 'No commit of this branch changed that path.'
              : 'Nothing has been pushed here yet.'}
          </StateMessage>
        )}
        {!error && value && (
          <CommitRows repository={repository} commits={value.items} />
        )}
      </div>
      {value && (
        <Pager
          offset={offset}
          shown={value.items.length}
          pageSize={PAGE_SIZE}
          hasMore={value.hasMore}
          onMove={from =>
            setParams({
              ...(path && { path }),
              ...(from && { from: String(from) }),
            })
          }
        />
      )}
    </>
  );
};
