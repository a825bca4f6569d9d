import { useApi } from '@backstage/core-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  checkRepositoryName,
  repositoryPagePath,
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
import ui from '../ui/ui.module.css';

const OwnerOption = ({ entityRef }: { entityRef: string }) => {
  const { primaryTitle } = useEntityPresentation(entityRef);
  return (
    <option value={entityRef}>
      {primaryTitle}
      {entityRef.startsWith('user:') ? ' (you)' : ''}
    </option>
  );
};

/** Name, owner and description of a new repository. */
export const NewRepositoryForm = (props: {
  /** Entity refs that the person may make one for. */
  owners: string[];
}) => {
  const { owners } = props;
  const api = useApi(localGitApiRef);
  const navigate = useNavigate();
  const action = useAction();
  const id = useId();
  const [name, setName] = useState('');
  const [owner, setOwner] = useState(owners[0] ?? '');
  const [description, setDescription] = useState('');
  const problem = name ? checkRepositoryName(name) : undefined;
  const make = () =>
    action.run(async () => {
      const made = await api.createRepository({
        name,
        ownerEntityRef: owner,
        description: description.trim(),
      });
      navigate(repositoryPagePath(made));
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
        <label htmlFor={`${id}owner`}>Owner</label>
        <select
          id={`${id}owner`}
          className={fieldStyles.input}
          value={owner}
          onChange={event => setOwner(event.target.value)}
        >
          {owners.map(ref => (
            <OwnerOption key={ref} entityRef={ref} />
          ))}
        </select>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}name`}>Name</label>
        <input
          id={`${id}name`}
          className={fieldStyles.input}
          value={name}
          maxLength={100}
          required
          autoComplete="off"
          spellCheck={false}
          aria-invalid={Boolean(problem)}
          aria-describedby={`${id}help`}
          onChange={event => setName(event.target.value)}
        />
        <span id={`${id}help`} className={textStyles.quiet} role="status">
          {problem ?? 'Lower-case letters, digits, dots and hyphens.'}
        </span>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}description`}>Description</label>
        <input
          id={`${id}description`}
          className={fieldStyles.input}
          value={description}
          maxLength={1000}
          placeholder="What it is for, in one line"
          onChange={event => setDescription(event.target.value)}
        />
      </div>
      {action.problem && (
        <div role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>The repository was not made: {action.problem}</span>
        </div>
      )}
      <div>
        <Button
          type="submit"
          tone="primary"
          disabled={!name || !owner || Boolean(problem) || action.running}
        >
          Make repository
        </Button>
      </div>
    </form>
  );
};
