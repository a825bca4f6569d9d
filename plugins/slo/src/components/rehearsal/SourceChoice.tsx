import { useId } from 'react';
import styles from './rehearsal.module.css';

/** Props of {@link SourceChoice}. */
export interface SourceChoiceProps {
  value: 'file' | 'proposal';
  onChange(value: 'file' | 'proposal'): void;
}

const CHOICES = [
  { value: 'file', label: 'Edit an SLO file here' },
  { value: 'proposal', label: 'Take a change proposal' },
] as const;

/** Asks where the change is. */
export const SourceChoice = (props: SourceChoiceProps) => {
  const { value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>Change</legend>
      {CHOICES.map(choice => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
};
