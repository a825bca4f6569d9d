import { useApi } from '@backstage/core-plugin-api';
import {
  Button,
  fieldStyles,
  textStyles,
  useAction,
} from '@causeway/plugin-ui-react';
import { FormEvent, useEffect, useId, useRef, useState } from 'react';
import { sloApiRef } from '../../api/sloApiRef';
import { formatDuration } from '../../lib/formatDuration';
import { localInputTime } from '../../lib/localInputTime';
import { sloTitle } from '../../lib/sloTitle';
import ui from '../ui/ui.module.css';
import type { WaiversProps } from './Waivers';
import styles from './facts.module.css';

/** Props of {@link WaiverForm}. */
export interface WaiverFormProps extends WaiversProps {
  onGranted(): void;
}

const DAY_MS = 86_400_000;
const SHORTEST_REASON = 10;

/** Asks for the reason and the end of a waiver. */
export const WaiverForm = (props: WaiverFormProps) => {
  const { entityRef, slos, longestMs, onGranted } = props;
  const api = useApi(sloApiRef);
  const id = useId();
  const reasonRef = useRef<HTMLTextAreaElement>(null);
  const { running, problem, run } = useAction();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() =>
    localInputTime(Date.now() + Math.min(DAY_MS, longestMs)),
  );
  const [slo, setSlo] = useState('');
  useEffect(() => reasonRef.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      await api.grantWaiver(entityRef, {
        reason: reason.trim(),
        until: new Date(until).getTime(),
        ...(slo && { slos: [slo] }),
      });
      onGranted();
    });
  };

  return (
    <form
      className={styles.waiverForm}
      onSubmit={submit}
      aria-label="Grant a waiver"
    >
      <div className={ui.field}>
        <label htmlFor={`${id}-reason`}>Reason</label>
        <textarea
          ref={reasonRef}
          id={`${id}-reason`}
          className={fieldStyles.input}
          required
          minLength={SHORTEST_REASON}
          maxLength={500}
          value={reason}
          aria-describedby={`${id}-help`}
          onChange={event => setReason(event.target.value)}
        />
        <span id={`${id}-help`} className={textStyles.quiet}>
          Everybody who may read the service’s SLOs reads this too.
        </span>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}-until`}>Until</label>
        <input
          id={`${id}-until`}
          className={fieldStyles.input}
          type="datetime-local"
          required
          value={until}
          min={localInputTime(Date.now())}
          max={localInputTime(Date.now() + longestMs)}
          aria-describedby={`${id}-longest`}
          onChange={event => setUntil(event.target.value)}
        />
        <span id={`${id}-longest`} className={textStyles.quiet}>
          {`At most ${formatDuration(longestMs)}, in your time zone.`}
        </span>
      </div>
      {slos.length > 1 && (
        <div className={ui.field}>
          <label htmlFor={`${id}-slo`}>For</label>
          <select
            id={`${id}-slo`}
            className={fieldStyles.input}
            value={slo}
            onChange={event => setSlo(event.target.value)}
          >
            <option value="">every SLO of the service</option>
            {slos.map(one => (
              <option key={one.name} value={one.name}>
                {sloTitle(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className={ui.actions}>
        <Button type="submit" tone="primary" disabled={running}>
          {running ? 'Granting…' : 'Grant waiver'}
        </Button>
      </div>
      {problem && (
        <span role="alert" className={ui.bad}>
          {problem}
        </span>
      )}
    </form>
  );
};
