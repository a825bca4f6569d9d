import type { ServiceSlos, SloDetail } from '@causeway/plugin-slo-common';
import { useSpend } from '../../hooks/useSpend';
import { useTimeline } from '../../hooks/useTimeline';
import ui from '../ui/ui.module.css';
import { BudgetCard } from './BudgetCard';
import { BurnCard } from './BurnCard';
import { BurnCourseCard } from './BurnCourseCard';
import { FeasibilityCard } from './FeasibilityCard';
import { FindingsCard } from './FindingsCard';
import { FiringCard } from './FiringCard';
import { LinksCard } from './LinksCard';
import { PolicyCard } from './PolicyCard';
import { ProblemsCard } from './ProblemsCard';
import { RecordedCard } from './RecordedCard';
import { SpendCard } from './SpendCard';
import { VolumeCard } from './VolumeCard';
import styles from './service.module.css';

/** Props of {@link SloView}. */
export interface SloViewProps {
  service: ServiceSlos;
  slo: SloDetail;
  /** Something was changed that the service's numbers follow from. */
  onChanged(): void;
}

/** Everything about one SLO. */
export const SloView = (props: SloViewProps) => {
  const { service, slo, onChanged } = props;
  const timeline = useTimeline(slo);
  const spend = useSpend(slo, timeline.range);
  return (
    <div className={styles.columns}>
      <div className={ui.stack}>
        <ProblemsCard problems={service.problems} />
        <FiringCard alerts={slo.firing} />
        <BudgetCard slo={slo} timeline={timeline} spend={spend} />
        <FindingsCard slo={slo} />
        <SpendCard slo={slo} spend={spend} events={timeline.value?.events} />
        <BurnCourseCard slo={slo} timeline={timeline} />
        <VolumeCard timeline={timeline} />
      </div>
      <div className={ui.stack}>
        <BurnCard slo={slo} />
        <PolicyCard
          entityRef={service.entityRef}
          policy={service.policy}
          slos={service.slos}
          mayWaive={service.viewer.waive}
          onChanged={onChanged}
        />
        <RecordedCard slo={slo} />
        <FeasibilityCard entityRef={service.entityRef} slo={slo} />
        <LinksCard entityRef={service.entityRef} slo={slo} />
      </div>
    </div>
  );
};
