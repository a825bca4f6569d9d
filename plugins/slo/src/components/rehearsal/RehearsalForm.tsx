import { Button, fieldStyles } from '@causeway/plugin-ui-react';
import { FormEvent, useEffect, useId, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RehearsalRequest } from '../../api/types';
import { rehearsalRequest, USUAL_DAYS } from '../../lib/rehearsalRequest';
import { usePresentFile } from '../../hooks/usePresentFile';
import ui from '../ui/ui.module.css';
import { FileFields } from './FileFields';
import { ProposalField } from './ProposalField';
import { ServiceField } from './ServiceField';
import { SourceChoice } from './SourceChoice';
import styles from './rehearsal.module.css';

/** Props of {@link RehearsalForm}. */
export interface RehearsalFormProps {
  running: boolean;
  onRehearse(request: RehearsalRequest): void;
}

const DAYS = [7, USUAL_DAYS, 35];

/** What to try: a file that is edited here, or the files of a change proposal. */
export const RehearsalForm = (props: RehearsalFormProps) => {
  const { running, onRehearse } = props;
  const [params] = useSearchParams();
  const id = useId();
  const [entityRef, setEntityRef] = useState(params.get('entity') ?? '');
  const [proposal, setProposal] = useState(params.get('proposal') ?? '');
  const [source, setSource] = useState<'file' | 'proposal'>(
    proposal ? 'proposal' : 'file',
  );
  const [days, setDays] = useState(USUAL_DAYS);
  const [path, setPath] = useState('');
  const [content, setContent] = useState('');
  const [complaint, setComplaint] = useState('');
  const present = usePresentFile(entityRef, path);

  // The present file is what one begins with, until it is edited.
  useEffect(() => {
    if (!present.file) return;
    setPath(present.file.path);
    setContent(present.file.content);
  }, [present.file]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const request = rehearsalRequest({
      entityRef,
      source,
      file: { path, content },
      proposal,
      days,
    });
    setComplaint('problem' in request ? request.problem : '');
    if (!('problem' in request)) onRehearse(request);
  };

  return (
    <form className={styles.form} onSubmit={submit} aria-label="What to try">
      <ServiceField value={entityRef} onChange={setEntityRef} />
      <SourceChoice value={source} onChange={setSource} />
      {source === 'file' ? (
        <FileFields
          paths={present.paths}
          path={path}
          content={content}
          note={present.note}
          onPath={setPath}
          onContent={setContent}
        />
      ) : (
        <ProposalField value={proposal} onChange={setProposal} />
      )}
      <div className={ui.field}>
        <label htmlFor={`${id}-days`}>On the last</label>
        <select
          id={`${id}-days`}
          className={fieldStyles.input}
          value={days}
          onChange={event => setDays(Number(event.target.value))}
        >
          {DAYS.map(count => (
            <option key={count} value={count}>
              {`${count} days`}
            </option>
          ))}
        </select>
      </div>
      {complaint && (
        <span role="alert" className={ui.bad}>
          {complaint}
        </span>
      )}
      <div className={ui.actions}>
        <Button type="submit" tone="primary" disabled={running}>
          {running ? 'Rehearsing…' : 'Rehearse'}
        </Button>
      </div>
    </form>
  );
};
