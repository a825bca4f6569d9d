import type { SloDetail, SpendStatement } from '@causeway/plugin-slo-common';
import {
  Bones,
  cardStyles,
  joinClasses,
  type Loaded,
  LoadError,
} from '@causeway/plugin-ui-react';
import { lazy, Suspense } from 'react';
import { useNow } from '../../hooks/useNow';
import type { TimelineLoaded } from '../../hooks/useTimeline';
import { asSentence } from '../../lib/asSentence';
import { sloTitle } from '../../lib/sloTitle';
import { windowText } from '../../lib/windowText';
import { truthClass } from '../../lib/truthClass';
import { TRUTHS } from '../../lib/truths';
import { Card } from '../ui/Card';
import { StageTag } from '../ui/StageTag';
import { Time } from '../ui/Time';
import { Truth } from '../ui/Truth';
import { Figures } from './Figures';
import { RangeSwitch } from './RangeSwitch';
import chartStyles from './charts.module.css';
import styles from './service.module.css';

const BudgetChart = lazy(() =>
  import('./BudgetChart').then(m => ({ default: m.BudgetChart })),
);

/** Height of the chart and its table's handle, in pixels, so that nothing jumps when they come. */
const CHART_ROOM = 268;

/** Props of {@link BudgetCard}. */
export interface BudgetCardProps {
  slo: SloDetail;
  timeline: TimelineLoaded;
  spend: Loaded<SpendStatement>;
}

/** The sentence has what was counted; what isn't known or lies ahead has a reason of its own. */
function notSaidYet({ sentence, truth, truthReason }: SloDetail): boolean {
  const apart = truth === 'unknown' || truth === 'at-risk';
  return apart && !sentence.includes(truthReason);
}

/** Promise against fact: a sentence to repeat, the numbers behind it, and the budget's course. */
export const BudgetCard = (props: BudgetCardProps) => {
  const { slo, timeline, spend } = props;
  const now = useNow();
  const label = TRUTHS.find(({ truth }) => truth === slo.truth)?.label;
  const chart = () => {
    if (timeline.error && !timeline.value) {
      return (
        <LoadError
          what="The budget’s course"
          error={timeline.error}
          onRetry={timeline.reload}
        />
      );
    }
    const bones = <Bones lines={6} label="Reading the budget’s course" />;
    if (!timeline.value) return bones;
    return (
      <Suspense fallback={bones}>
        <BudgetChart timeline={timeline.value} spend={spend.value} />
      </Suspense>
    );
  };
  return (
    <Card
      title={sloTitle(slo)}
      beside={
        <>
          <Truth truth={slo.truth}>{label}</Truth>
          <StageTag stage={slo.stage} quarantined={slo.quarantined} />
        </>
      }
      aside={
        slo.dataAt === null ? (
          <span>no data yet</span>
        ) : (
          <span>
            data from <Time at={slo.dataAt} now={now} />
          </span>
        )
      }
    >
      <div className={cardStyles.body}>
        <p className={styles.sentence}>
          {slo.sentence}
          {notSaidYet(slo) && (
            <span className={joinClasses(truthClass(slo.truth))}>
              {` ${asSentence(slo.truthReason)}`}
            </span>
          )}
        </p>
        <Figures slo={slo} />
        <div className={chartStyles.chartHead}>
          <h3 className={chartStyles.chartTitle}>
            {slo.window.type === 'rolling'
              ? `Budget left of the ${windowText(slo.window)} before`
              : 'Budget left'}
          </h3>
          <RangeSwitch timeline={timeline} />
        </div>
        <div style={{ minHeight: CHART_ROOM }}>{chart()}</div>
      </div>
    </Card>
  );
};
