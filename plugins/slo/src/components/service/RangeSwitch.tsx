import type { TimelineLoaded } from '../../hooks/useTimeline';
import { SmallSwitch } from '../ui/SmallSwitch';

/** Chooses over which time the charts go. */
export const RangeSwitch = (props: { timeline: TimelineLoaded }) => {
  const { choices, chosen, choose } = props.timeline;
  return (
    <SmallSwitch
      label="Time of the charts"
      options={choices}
      value={chosen}
      onChange={choose}
    />
  );
};
