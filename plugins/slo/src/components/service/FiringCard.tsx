import type { FiringAlert } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { useNow } from '../../hooks/useNow';
import { safeUrl } from '../../lib/safeUrl';
import { Card } from '../ui/Card';
import { Time } from '../ui/Time';
import { Truth } from '../ui/Truth';
import styles from './facts.module.css';

/** Alerts that Prometheus or Alertmanager says are firing; nothing where none is. */
export const FiringCard = (props: { alerts: FiringAlert[] }) => {
  const { alerts } = props;
  const now = useNow();
  if (!alerts.length) return null;
  return (
    <Card title="Alerts that fire now">
      <ul className={styles.facts}>
        {alerts.map(alert => {
          const runbook = safeUrl(alert.runbookUrl);
          const truth = alert.state === 'firing' ? 'broken' : 'at-risk';
          return (
            <li key={`${alert.source} ${alert.name} ${alert.since}`}>
              <div className={styles.factText}>
                <Truth truth={truth}>
                  {`${alert.name}${
                    alert.severity ? ` (${alert.severity})` : ''
                  }`}
                </Truth>
                {alert.summary && <div>{alert.summary}</div>}
                <p>
                  {alert.state} since <Time at={alert.since} now={now} />,{' '}
                  {alert.source} said <Time at={alert.readAt} now={now} />
                </p>
              </div>
              {runbook && (
                <a
                  href={runbook}
                  className={textStyles.link}
                  target="_blank"
                  rel="noreferrer"
                >
                  Runbook
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
