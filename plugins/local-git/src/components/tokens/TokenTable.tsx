import { useApi } from '@backstage/core-plugin-api';
import type { AccessToken } from '@causeway/plugin-local-git-common';
import {
  Button,
  joinClasses,
  Tag,
  tableStyles,
  textStyles,
  Time,
  useAction,
} from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';

const TokenRow = (props: {
  token: AccessToken;
  onRevoked(id: string): void;
}) => {
  const { token, onRevoked } = props;
  const api = useApi(localGitApiRef);
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const ended = Date.parse(token.expiresAt) <= Date.now();
  const revoke = async () => {
    if (await action.run(() => api.revokeToken(token.id))) onRevoked(token.id);
  };
  return (
    <tr className={tableStyles.row}>
      <td>
        {token.name}
        <div className={textStyles.quiet}>
          {token.scope === 'write' ? 'clone, fetch, push' : 'clone, fetch'} ·
          made <Time at={token.createdAt} />
        </div>
      </td>
      <td className={ui.nowrap}>
        {token.lastUsedAt ? <Time at={token.lastUsedAt} /> : 'never'}
      </td>
      <td className={ui.nowrap}>
        {ended && (
          <>
            <Tag tone="unk">ended</Tag>{' '}
          </>
        )}
        <time dateTime={token.expiresAt}>
          {new Date(token.expiresAt).toLocaleDateString('en-GB', {
            dateStyle: 'medium',
          })}
        </time>
      </td>
      <td className={tableStyles.num}>
        {action.problem && <span role="alert">{action.problem} </span>}
        {asking ? (
          <span className={ui.actions} style={{ justifyContent: 'end' }}>
            <Button
              small
              tone="danger"
              disabled={action.running}
              onClick={revoke}
            >
              Revoke {token.name}
            </Button>
            <Button small onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </span>
        ) : (
          <Button
            small
            aria-label={`Revoke ${token.name}`}
            onClick={() => setAsking(true)}
          >
            Revoke
          </Button>
        )}
      </td>
    </tr>
  );
};

/** Props of {@link TokenTable}. */
export interface TokenTableProps {
  tokens: AccessToken[];
  onRevoked(id: string): void;
}

/** Tokens with when they were used last and when they end. */
export const TokenTable = ({ tokens, onRevoked }: TokenTableProps) => (
  <table
    className={joinClasses(tableStyles.table, ui.table)}
    aria-label="Access tokens"
  >
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Last used</th>
        <th scope="col">Ends</th>
        <th scope="col">
          <span className={textStyles.hidden}>Actions</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {tokens.map(token => (
        <TokenRow key={token.id} token={token} onRevoked={onRevoked} />
      ))}
    </tbody>
  </table>
);
