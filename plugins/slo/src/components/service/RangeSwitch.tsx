import type { TimelineLoaded } from '../../hooks/useTimeline';
import styles from './service.module.css';

/** Chooses over which time the charts go. */
export const RangeSwitch = (props: { timeline: TimelineLoaded }) => {
  const { choices, chosen, choose } = props.timeline;
  return (
    <div className={styles.ranges} role="group" aria-label="Time of the charts">
      {choices.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className={styles.range}
          aria-pressed={id === chosen}
          onClick={() => choose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
};
