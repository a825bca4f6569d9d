import styles from './Segments.module.css';

/** Props of {@link Segments}. */
export interface SegmentsProps<T extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  options: { id: T; label: string }[];
  /** The `id` of the chosen one. */
  value: T;
  onChange(id: T): void;
}

/** A choice of one among a few, all in sight. */
export const Segments = <T extends string>(props: SegmentsProps<T>) => (
  <div className={styles.segments} role="group" aria-label={props.label}>
    {props.options.map(({ id, label }) => (
      <button
        key={id}
        type="button"
        className={styles.segment}
        aria-pressed={props.value === id}
        onClick={() => props.onChange(id)}
      >
        {label}
      </button>
    ))}
  </div>
);
