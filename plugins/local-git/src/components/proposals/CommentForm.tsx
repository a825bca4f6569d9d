import { useApi } from '@backstage/core-plugin-api';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import {
  Button,
  cardStyles,
  fieldStyles,
  useAction,
} from '@causeway/plugin-ui-react';
import { useId, useState } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';

/** Props of {@link CommentForm}. */
export interface CommentFormProps {
  repository: RepositoryRef;
  number: number;
  onCommented(): void;
}

/** Says something about a proposal. */
export const CommentForm = (props: CommentFormProps) => {
  const { repository, number, onCommented } = props;
  const api = useApi(localGitApiRef);
  const action = useAction();
  const [text, setText] = useState('');
  const fieldId = useId();
  const send = async () => {
    const sent = await action.run(() =>
      api.commentOnProposal(repository, number, text.trim()),
    );
    if (!sent) return;
    setText('');
    onCommented();
  };
  return (
    <form
      className={`${ui.form} ${cardStyles.body}`}
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className={ui.field}>
        <label htmlFor={fieldId}>Comment</label>
        <textarea
          id={fieldId}
          className={fieldStyles.input}
          value={text}
          maxLength={65_536}
          placeholder="Markdown works here"
          onChange={event => setText(event.target.value)}
        />
      </div>
      {action.problem && (
        <div role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>The comment was not sent: {action.problem}</span>
        </div>
      )}
      <div>
        <Button type="submit" disabled={!text.trim() || action.running}>
          Send comment
        </Button>
      </div>
    </form>
  );
};
