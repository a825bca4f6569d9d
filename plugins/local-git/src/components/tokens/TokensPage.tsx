import { useApi } from '@backstage/core-plugin-api';
import type { CreatedAccessToken } from '@causeway/plugin-local-git-common';
import {
  Bones,
  cardStyles,
  LoadError,
  StateMessage,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback, useState } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import { PageFrame } from '../ui/PageFrame';
import ui from '../ui/ui.module.css';
import { NewTokenForm } from './NewTokenForm';
import { NewTokenNotice } from './NewTokenNotice';
import { TokenTable } from './TokenTable';

/** The person's own access tokens. */
export const TokensPage = () => {
  const api = useApi(localGitApiRef);
  const [made, setMade] = useState<CreatedAccessToken>();
  const { value, error, reload } = useLoaded(
    useCallback(() => api.listTokens(), [api]),
  );
  return (
    <PageFrame
      title="Access tokens"
      trail={[]}
      summary={
        <div className={ui.summary}>
          Git asks for a user name and a password: give it any name, and a token
          as password. Each may do what you may, until it ends.
        </div>
      }
    >
      <div className={ui.stack}>
        {made && <NewTokenNotice token={made} />}
        <section className={cardStyles.card} aria-label="Your tokens">
          <div className={cardStyles.head}>
            <h2 className={cardStyles.title}>Your tokens</h2>
          </div>
          {error && (
            <LoadError what="Your tokens" error={error} onRetry={reload} />
          )}
          {!error && !value && <Bones lines={3} label="Reading your tokens" />}
          {!error && value && !value.length && (
            <StateMessage title="No tokens yet">
              Make one below when you want to push, or clone from another
              machine.
            </StateMessage>
          )}
          {!error && value && value.length > 0 && (
            <TokenTable
              tokens={value}
              onRevoked={id => {
                if (made?.id === id) setMade(undefined);
                reload();
              }}
            />
          )}
        </section>
        <section className={cardStyles.card} aria-label="New token">
          <div className={cardStyles.head}>
            <h2 className={cardStyles.title}>New token</h2>
          </div>
          <NewTokenForm
            onMade={token => {
              setMade(token);
              reload();
            }}
          />
        </section>
      </div>
    </PageFrame>
  );
};
