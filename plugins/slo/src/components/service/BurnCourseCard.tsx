import type { BurnWindow, SloDetail } from '@causeway/plugin-slo-common';
import { Bones, cardStyles } from '@causeway/plugin-ui-react';
import { lazy, Suspense, useState } from 'react';
import type { TimelineLoaded } from '../../hooks/useTimeline';
import { burnTiers, firstTier } from '../../lib/burnTiers';
import { Card } from '../ui/Card';
import { SmallSwitch } from '../ui/SmallSwitch';
import { BurnTable } from './BurnTable';

const BurnChart = lazy(() =>
  import('./BurnChart').then(m => ({ default: m.BurnChart })),
);

/** Height of the sentence, the chart and its table's handle, in pixels. */
const CHART_ROOM = 250;

/** Props of {@link BurnCourseCard}. */
export interface BurnCourseCardProps {
  slo: SloDetail;
  timeline: TimelineLoaded;
}

/** How fast the budget burned over time, by the window of each alert. */
export const BurnCourseCard = (props: BurnCourseCardProps) => {
  const { slo, timeline } = props;
  const { value, error } = timeline;
  const tiers = burnTiers(slo);
  const [chosen, setChosen] = useState<BurnWindow>();
  const tier =
    tiers.find(({ window }) => window === chosen) ?? firstTier(tiers);
  const bones = <Bones lines={5} label="Reading the burn rates" />;
  // The budget's card says what failed, and tries again.
  if (error && !value) return null;
  return (
    <Card
      title="Burn rate over time"
      aside={
        <SmallSwitch<BurnWindow>
          label="Window of the burn rate"
          options={tiers.map(({ window, label }) => ({ id: window, label }))}
          value={tier.window}
          onChange={setChosen}
        />
      }
    >
      <div className={cardStyles.body} style={{ minHeight: CHART_ROOM }}>
        {value ? (
          <>
            <Suspense fallback={bones}>
              <BurnChart timeline={value} tier={tier} />
            </Suspense>
            <BurnTable timeline={value} tiers={tiers} />
          </>
        ) : (
          bones
        )}
      </div>
    </Card>
  );
};
