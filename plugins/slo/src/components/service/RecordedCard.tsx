import type { SloDetail } from '@causeway/plugin-slo-common';
import { cardStyles, textStyles } from '@causeway/plugin-ui-react';
import { formatBudget } from '../../lib/formatBudget';
import { Card } from '../ui/Card';
import { Time } from '../ui/Time';
import tabStyles from './service.module.css';
import styles from './recordedCard.module.css';

/** What another tool says of the same SLO where that differs from what the events say. */
export const RecordedCard = (props: { slo: SloDetail }) => {
  const { recorded, remaining } = props.slo;
  if (!recorded?.difference) return null;
  return (
    <Card title={`${recorded.tool} says, events say`}>
      <div className={cardStyles.body}>
        <dl className={styles.versus}>
          <dt>{recorded.tool}</dt>
          <dd>{`${formatBudget(recorded.remaining)} left`}</dd>
          <dt>Events</dt>
          <dd>{`${formatBudget(remaining)} left`}</dd>
        </dl>
        <p className={tabStyles.sentence}>{recorded.difference}</p>
        <span className={textStyles.quiet}>
          {recorded.tool} was read <Time at={recorded.at} />
        </span>
      </div>
    </Card>
  );
};
