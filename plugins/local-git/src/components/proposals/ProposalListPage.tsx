import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type ProposalState,
} from '@causeway/plugin-local-git-common';
import {
  Bones,
  ButtonLink,
  cardStyles,
  LoadError,
  Segments,
  StateMessage,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { useRepository } from '../repository/RepositoryContext';
import { Pager } from '../ui/Pager';
import ui from '../ui/ui.module.css';
import { ProposalRows } from './ProposalRows';
import styles from './proposals.module.css';

const PAGE_SIZE = 25;
const STATES: { id: ProposalState; label: string }[] = [
  { id: 'open', label: 'Open' },
  { id: 'merged', label: 'Merged' },
  { id: 'closed', label: 'Closed' },
];

/** The change proposals of a repository. */
export const ProposalListPage = () => {
  const { repository, details } = useRepository();
  const api = useApi(localGitApiRef);
  const [params, setParams] = useSearchParams();
  const asked = params.get('state');
  const state = STATES.find(({ id }) => id === asked)?.id ?? 'open';
  const offset = Math.max(
    0,
    Number.parseInt(params.get('from') ?? '', 10) || 0,
  );
  const { value, error, reload } = useLoaded(
    useCallback(
      () => api.listProposals(repository, { state, limit: PAGE_SIZE, offset }),
      [api, repository, state, offset],
    ),
  );
  return (
    <>
      <div className={ui.controls}>
        <Segments
          label="Which proposals"
          options={STATES}
          value={state}
          onChange={id => setParams(id === 'open' ? {} : { state: id })}
        />
        {details?.viewer.canPropose && (
          <div className={styles.end}>
            <ButtonLink
              tone="primary"
              to={`${repositoryPagePath(repository)}/proposals/new`}
            >
              Propose a change
            </ButtonLink>
          </div>
        )}
      </div>
      <div className={cardStyles.card}>
        {error && (
          <LoadError what="The proposals" error={error} onRetry={reload} />
        )}
        {!error && !value && <Bones lines={5} label="Reading the proposals" />}
        {!error && value && !value.items.length && (
          <StateMessage title={`No ${state} proposals`}>
            {state === 'open'
              ? 'Push a branch, then propose it here; an owner merges it.'
              : `Proposals that were ${state} will be listed here.`}
          </StateMessage>
        )}
        {!error && value && (
          <ProposalRows repository={repository} proposals={value.items} />
        )}
      </div>
      {value && (
        <Pager
          offset={offset}
          shown={value.items.length}
          pageSize={PAGE_SIZE}
          totalItems={value.totalItems}
          hasMore={offset + value.items.length < value.totalItems}
          onMove={from =>
            setParams({
              ...(state !== 'open' && { state }),
              ...(from && { from: String(from) }),
            })
          }
        />
      )}
    </>
  );
};
