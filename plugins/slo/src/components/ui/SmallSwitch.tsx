import styles from './smallSwitch.module.css';

/** Props of {@link SmallSwitch}. */
export interface SmallSwitchProps<T extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  options: { id: T; label: string }[];
  /** The `id` of the chosen one. */
  value: T;
  onChange(id: T): void;
}

/** A choice of one among a few, in the head of a card or above a chart. */
export const SmallSwitch = <T extends string>(props: SmallSwitchProps<T>) => (
  <div className={styles.switch} role="group" aria-label={props.label}>
    {props.options.map(({ id, label }) => (
      <button
        key={id}
        type="button"
        aria-pressed={id === props.value}
        onClick={() => props.onChange(id)}
      >
        {label}
      </button>
    ))}
  </div>
);
