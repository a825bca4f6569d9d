import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  localGitRepositoryCreatePermission,
  REPOSITORY_PAGES_PATH,
} from '@causeway/plugin-local-git-common';
import {
  Bones,
  Button,
  ButtonLink,
  cardStyles,
  fieldStyles,
  LoadError,
  plural,
  StateMessage,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { PageFrame } from '../ui/PageFrame';
import { Pager } from '../ui/Pager';
import ui from '../ui/ui.module.css';
import { RepositoryTable } from './RepositoryTable';

const PAGE_SIZE = 50;
const TYPING_PAUSE_MS = 250;

function useAfterTyping(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** All repositories that the person may see. The search is kept in the address. */
export const RepositoryListPage = () => {
  const api = useApi(localGitApiRef);
  const { allowed } = usePermission({
    permission: localGitRepositoryCreatePermission,
  });
  const [params, setParams] = useSearchParams();
  const text = params.get('text') ?? '';
  const offset = Math.max(
    0,
    Number.parseInt(params.get('from') ?? '', 10) || 0,
  );
  const searched = useAfterTyping(text.trim());
  const { value, error, reload } = useLoaded(
    useCallback(
      () => api.listRepositories({ text: searched, limit: PAGE_SIZE, offset }),
      [api, searched, offset],
    ),
  );
  const update = (next: { text: string; from?: number }) =>
    setParams(
      {
        ...(next.text && { text: next.text }),
        ...(next.from && { from: String(next.from) }),
      },
      { replace: true },
    );

  const body = () => {
    if (error) {
      return (
        <LoadError what="The repositories" error={error} onRetry={reload} />
      );
    }
    if (!value) return <Bones lines={8} label="Reading the repositories" />;
    if (value.items.length) return <RepositoryTable items={value.items} />;
    return searched ? (
      <StateMessage
        role="status"
        title={`No repository matches “${searched}”`}
        actions={
          <Button onClick={() => update({ text: '' })}>Clear the search</Button>
        }
      >
        Names and descriptions are searched.
      </StateMessage>
    ) : (
      <StateMessage
        title="No repositories yet"
        actions={
          <ButtonLink tone="primary" to="/create">
            Create a service
          </ButtonLink>
        }
      >
        A service that you create gets its repository here.
      </StateMessage>
    );
  };

  return (
    <PageFrame
      title="Repositories"
      summary={
        <div className={ui.summary}>
          {value && !searched
            ? `${plural(
                value.totalItems,
                'repository',
                'repositories',
              )} in the portal’s own Git host`
            : 'What the portal’s own Git host holds'}
        </div>
      }
      actions={
        <>
          <ButtonLink to={`${REPOSITORY_PAGES_PATH}/tokens`}>
            Access tokens
          </ButtonLink>
          {allowed && (
            <ButtonLink tone="primary" to={`${REPOSITORY_PAGES_PATH}/new`}>
              New repository
            </ButtonLink>
          )}
        </>
      }
    >
      <div className={ui.controls}>
        <input
          type="search"
          className={`${fieldStyles.input} ${ui.search}`}
          placeholder="Search by name or description"
          aria-label="Search repositories by name or description"
          value={text}
          maxLength={200}
          onChange={event => update({ text: event.target.value })}
        />
      </div>
      <div className={cardStyles.card}>{body()}</div>
      {value && (
        <Pager
          offset={offset}
          shown={value.items.length}
          pageSize={PAGE_SIZE}
          totalItems={value.totalItems}
          hasMore={offset + value.items.length < value.totalItems}
          onMove={from => update({ text, from })}
        />
      )}
    </PageFrame>
  );
};
