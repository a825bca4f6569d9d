import { Bones, cardStyles } from '@causeway/plugin-ui-react';
import { lazy, Suspense } from 'react';
import type { TimelineLoaded } from '../../hooks/useTimeline';
import { Card } from '../ui/Card';

const VolumeCharts = lazy(() =>
  import('./VolumeCharts').then(m => ({ default: m.VolumeCharts })),
);

/** Height of both charts, in pixels. */
const CHARTS_ROOM = 300;

/** How many events there were, and how many were bad. */
export const VolumeCard = (props: { timeline: TimelineLoaded }) => {
  const { value, error } = props.timeline;
  const bones = <Bones lines={5} label="Reading the volume" />;
  // The budget's card says what failed, and tries again.
  if (error && !value) return null;
  return (
    <Card title="Volume and errors">
      <div className={cardStyles.body} style={{ minHeight: CHARTS_ROOM }}>
        {value ? (
          <Suspense fallback={bones}>
            <VolumeCharts timeline={value} />
          </Suspense>
        ) : (
          bones
        )}
      </div>
    </Card>
  );
};
