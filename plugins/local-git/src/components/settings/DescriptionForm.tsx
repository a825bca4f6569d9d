import { useApi } from '@backstage/core-plugin-api';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';
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

/** Changes what the list of repositories says about this one. */
export const DescriptionForm = (props: {
  repository: RepositoryRef;
  description: string;
  onChanged(): void;
}) => {
  const { repository, description, onChanged } = props;
  const api = useApi(localGitApiRef);
  const action = useAction();
  const id = useId();
  const [text, setText] = useState(description);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    const done = await action.run(async () => {
      await api.updateRepository(repository, { description: text.trim() });
    });
    setSaved(done);
    if (done) onChanged();
  };
  return (
    <form
      className={`${cardStyles.card} ${ui.form} ${cardStyles.body}`}
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <div className={ui.field}>
        <label htmlFor={id}>Description</label>
        <input
          id={id}
          className={fieldStyles.input}
          value={text}
          maxLength={1000}
          placeholder="What it is for, in one line"
          onChange={event => {
            setText(event.target.value);
            setSaved(false);
          }}
        />
      </div>
      {action.problem && (
        <div role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>The description was not saved: {action.problem}</span>
        </div>
      )}
      <div className={ui.actions}>
        <Button
          type="submit"
          disabled={action.running || text.trim() === description}
        >
          Save
        </Button>
        <span role="status" className={textStyles.quiet}>
          {saved && 'Saved'}
        </span>
      </div>
    </form>
  );
};
