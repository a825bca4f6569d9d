import { useApi } from '@backstage/core-plugin-api';
import {
  REPOSITORY_PAGES_PATH,
  type RepositoryDetails,
} from '@causeway/plugin-local-git-common';
import {
  Button,
  cardStyles,
  fieldStyles,
  plural,
  useAction,
} from '@causeway/plugin-ui-react';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';
import styles from './settings.module.css';

function lossOf({ empty, openProposals }: RepositoryDetails): string {
  if (empty) return 'There is nothing in it yet.';
  return openProposals
    ? `Its branches, its history and ${plural(
        openProposals,
        'open proposal',
        'open proposals',
      )} are lost with it.`
    : 'Its branches and its history are lost with it.';
}

/** Deletes a repository, once the person has written its name. */
export const DeleteRepository = (props: { details: RepositoryDetails }) => {
  const { details } = props;
  const api = useApi(localGitApiRef);
  const navigate = useNavigate();
  const action = useAction();
  const id = useId();
  const [typed, setTyped] = useState('');
  const remove = () =>
    action.run(async () => {
      await api.deleteRepository(details);
      navigate(REPOSITORY_PAGES_PATH, { replace: true });
    });
  return (
    <form
      className={`${cardStyles.card} ${ui.form} ${cardStyles.body}`}
      aria-label="Delete this repository"
      onSubmit={event => {
        event.preventDefault();
        remove();
      }}
    >
      <div>
        <h2 className={cardStyles.title}>Delete this repository</h2>
        <p className={styles.loss}>
          {lossOf(details)} What the catalog read from it disappears from the
          catalog. It can’t be brought back from here; clones that people have
          stay as they are.
        </p>
      </div>
      <div className={ui.field}>
        <label htmlFor={id}>Write {details.fullName} to confirm</label>
        <input
          id={id}
          className={fieldStyles.input}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={event => setTyped(event.target.value)}
        />
      </div>
      {action.problem && (
        <div role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>The repository was not deleted: {action.problem}</span>
        </div>
      )}
      <div>
        <Button
          type="submit"
          tone="danger"
          disabled={action.running || typed.trim() !== details.fullName}
        >
          Delete repository
        </Button>
      </div>
    </form>
  );
};
