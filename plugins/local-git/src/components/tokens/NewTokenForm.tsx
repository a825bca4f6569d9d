import { useApi } from '@backstage/core-plugin-api';
import type {
  AccessTokenScope,
  CreatedAccessToken,
} from '@causeway/plugin-local-git-common';
import {
  Button,
  cardStyles,
  fieldStyles,
  textStyles,
  useAction,
} from '@causeway/plugin-ui-react';
import { useId, useState } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';
import styles from './tokens.module.css';

const SCOPES: { scope: AccessTokenScope; label: string }[] = [
  { scope: 'write', label: 'Clone, fetch and push' },
  { scope: 'read', label: 'Clone and fetch only' },
];
const DAYS = [7, 30, 90, 365];

/** Makes a token. */
export const NewTokenForm = (props: {
  onMade(token: CreatedAccessToken): void;
}) => {
  const api = useApi(localGitApiRef);
  const action = useAction();
  const id = useId();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<AccessTokenScope>('write');
  const [days, setDays] = useState(90);
  const make = () =>
    action.run(async () => {
      const token = await api.createToken({
        name: name.trim(),
        scope,
        expiresInDays: days,
      });
      setName('');
      props.onMade(token);
    });
  return (
    <form
      className={`${ui.form} ${cardStyles.body}`}
      onSubmit={event => {
        event.preventDefault();
        make();
      }}
    >
      <div className={ui.field}>
        <label htmlFor={`${id}name`}>Name</label>
        <input
          id={`${id}name`}
          className={fieldStyles.input}
          value={name}
          maxLength={100}
          required
          aria-describedby={`${id}help`}
          onChange={event => setName(event.target.value)}
        />
        <span id={`${id}help`} className={textStyles.quiet}>
          Where you will use it, so that you know later what to revoke.
        </span>
      </div>
      <fieldset className={styles.fieldset}>
        <legend>It may</legend>
        {SCOPES.map(({ scope: value, label }) => (
          <label key={value} className={ui.check}>
            <input
              type="radio"
              name={`${id}scope`}
              value={value}
              checked={scope === value}
              onChange={() => setScope(value)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <div className={ui.field}>
        <label htmlFor={`${id}days`}>Ends after</label>
        <select
          id={`${id}days`}
          className={fieldStyles.input}
          value={days}
          onChange={event => setDays(Number(event.target.value))}
        >
          {DAYS.map(count => (
            <option key={count} value={count}>
              {count} days
            </option>
          ))}
        </select>
      </div>
      {action.problem && (
        <div role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>The token was not made: {action.problem}</span>
        </div>
      )}
      <div>
        <Button
          type="submit"
          tone="primary"
          disabled={!name.trim() || action.running}
        >
          Make token
        </Button>
      </div>
    </form>
  );
};
