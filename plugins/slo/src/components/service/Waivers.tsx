import { useApi } from '@backstage/core-plugin-api';
import type { SloDetail, SloWaiver } from '@causeway/plugin-slo-common';
import { Button, useAction } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { sloApiRef } from '../../api/sloApiRef';
import { useNow } from '../../hooks/useNow';
import { personName } from '../../lib/personName';
import { Time } from '../ui/Time';
import ui from '../ui/ui.module.css';
import { WaiverForm } from './WaiverForm';
import styles from './facts.module.css';

/** Props of {@link Waivers}. */
export interface WaiversProps {
  entityRef: string;
  waivers: SloWaiver[];
  slos: SloDetail[];
  /** How long a waiver may last, in milliseconds. */
  longestMs: number;
  mayWaive: boolean;
  onChanged(): void;
}

/** Waivers that are in force, and the way to one; the form opens in the card, beside what it is about. */
export const Waivers = (props: WaiversProps) => {
  const { entityRef, waivers, mayWaive, onChanged } = props;
  const api = useApi(sloApiRef);
  const now = useNow();
  const [open, setOpen] = useState(false);
  const { running, problem, run } = useAction();
  const active = waivers.filter(
    ({ until, revokedAt }) => revokedAt === null && until > now,
  );
  const end = (id: string) =>
    run(async () => {
      await api.endWaiver(entityRef, id);
      onChanged();
    });
  return (
    <>
      {active.map(waiver => (
        <li key={waiver.id}>
          <div className={styles.factText}>
            <span className={styles.strong}>
              Waived until <Time at={waiver.until} now={now} />
              {waiver.slos?.length ? `, ${waiver.slos.join(', ')}` : ''}
            </span>
            <p>{`${waiver.reason} (${personName(waiver.approvedBy)})`}</p>
          </div>
          {mayWaive && (
            <Button small disabled={running} onClick={() => end(waiver.id)}>
              End
            </Button>
          )}
        </li>
      ))}
      <li>
        <div className={styles.factText}>
          <span className={styles.strong}>Waiver</span>
          <p>
            {mayWaive
              ? 'Lets changes pass in spite of the stage, with a reason and an end.'
              : 'Needs a platform engineer, a reason and an end.'}
          </p>
          <p role="status" className={problem ? ui.bad : undefined}>
            {problem}
          </p>
        </div>
        {mayWaive && (
          <Button
            small
            aria-expanded={open}
            onClick={() => setOpen(before => !before)}
          >
            {open ? 'Cancel' : 'Grant a waiver'}
          </Button>
        )}
      </li>
      {open && (
        <li>
          <WaiverForm
            {...props}
            onGranted={() => {
              setOpen(false);
              onChanged();
            }}
          />
        </li>
      )}
    </>
  );
};
