import type { Rehearsal } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { formatBurn } from '../../lib/formatBurn';
import { formatDay } from '../../lib/formatDay';
import { formatDuration } from '../../lib/formatDuration';
import { Time } from '../ui/Time';
import ui from '../ui/ui.module.css';
import styles from './rehearsal.module.css';

const SHOWN = 20;

/** The pages and tickets that would have been sent, newest first. */
export const FiredList = (props: { rehearsal: Rehearsal }) => {
  const { pages, tickets } = props.rehearsal;
  const alerts = [...pages, ...tickets].sort((a, b) => b.from - a.from);
  if (!alerts.length) {
    return <p className={textStyles.quiet}>It would have paged nobody.</p>;
  }
  return (
    <details className={styles.fired} open={pages.length > 0}>
      <summary>{`What it would have sent (${alerts.length})`}</summary>
      <ul>
        {alerts.slice(0, SHOWN).map(({ severity, from, to, peak, open }) => (
          <li key={`${severity} ${from}`}>
            <span className={severity === 'page' ? ui.bad : ui.risk}>
              {severity === 'page' ? 'Page' : 'Ticket'}
            </span>{' '}
            <Time at={from} text={formatDay(from)} />
            {`, for ${formatDuration(Math.max(to - from, 60_000))}${
              open ? ' and still' : ''
            }, burn up to ${formatBurn(peak)}`}
          </li>
        ))}
      </ul>
      {alerts.length > SHOWN && (
        <span className={textStyles.quiet}>{`and ${
          alerts.length - SHOWN
        } before`}</span>
      )}
    </details>
  );
};
