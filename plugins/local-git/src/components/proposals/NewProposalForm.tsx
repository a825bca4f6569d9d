import { useApi } from '@backstage/core-plugin-api';
import {
  repositoryPagePath,
  type Commit,
} from '@causeway/plugin-local-git-common';
import {
  Button,
  cardStyles,
  fieldStyles,
  textStyles,
  useAction,
} from '@causeway/plugin-ui-react';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { localGitApiRef } from '../../api/localGitApiRef';
import { proposedDescription, proposedTitle } from '../../lib/proposalDefaults';
import ui from '../ui/ui.module.css';
import type { ProposalPreviewProps } from './ProposalPreview';

/** Title and description of a new proposal. */
export const NewProposalForm = (
  props: ProposalPreviewProps & { commits: Commit[] },
) => {
  const { repository, base, head, commits } = props;
  const api = useApi(localGitApiRef);
  const navigate = useNavigate();
  const action = useAction();
  const id = useId();
  const [title, setTitle] = useState(() => proposedTitle(head, commits));
  const [description, setDescription] = useState(() =>
    proposedDescription(commits),
  );
  const open = () =>
    action.run(async () => {
      const { number } = await api.createProposal(repository, {
        title: title.trim(),
        description,
        head,
        base,
      });
      navigate(repositoryPagePath(repository, { page: 'proposal', number }));
    });
  return (
    <form
      className={`${ui.form} ${cardStyles.body}`}
      onSubmit={event => {
        event.preventDefault();
        open();
      }}
    >
      <div className={ui.field}>
        <label htmlFor={`${id}title`}>Title</label>
        <input
          id={`${id}title`}
          className={fieldStyles.input}
          value={title}
          maxLength={200}
          required
          onChange={event => setTitle(event.target.value)}
        />
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}description`}>Description</label>
        <textarea
          id={`${id}description`}
          className={fieldStyles.input}
          value={description}
          maxLength={65_536}
          aria-describedby={`${id}help`}
          onChange={event => setDescription(event.target.value)}
        />
        <span id={`${id}help`} className={textStyles.quiet}>
          Why the change is needed, and what to look at. Markdown works.
        </span>
      </div>
      {action.problem && (
        <div role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>The proposal was not opened: {action.problem}</span>
        </div>
      )}
      <div>
        <Button
          type="submit"
          tone="primary"
          disabled={!title.trim() || action.running}
        >
          Open proposal
        </Button>
      </div>
    </form>
  );
};
