import { useId } from 'react';
import { fieldStyles } from '@causeway/plugin-ui-react';
import ui from '../ui/ui.module.css';
import styles from './proposals.module.css';

/** Props of {@link BranchChoice}. */
export interface BranchChoiceProps {
  branches: string[];
  /** Branch that the change should go to. */
  base: string;
  /** Branch with the change; empty until one is chosen. */
  head: string;
  onChange(next: { base: string; head: string }): void;
}

/** Chooses which branch is proposed, and for which. */
export const BranchChoice = (props: BranchChoiceProps) => {
  const { branches, base, head, onChange } = props;
  const id = useId();
  const option = (name: string) => (
    <option key={name} value={name}>
      {name}
    </option>
  );
  // An address can name a branch that isn't there any more; the preview says so.
  const heads = branches.filter(name => name !== base);
  return (
    <div className={styles.branches}>
      <div className={ui.field}>
        <label htmlFor={`${id}head`}>Branch with your change</label>
        <select
          id={`${id}head`}
          className={fieldStyles.input}
          value={head}
          onChange={event => onChange({ base, head: event.target.value })}
        >
          {!head && <option value="">Choose a branch</option>}
          {head && !heads.includes(head) && option(head)}
          {heads.map(option)}
        </select>
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}base`}>Should go into</label>
        <select
          id={`${id}base`}
          className={fieldStyles.input}
          value={base}
          onChange={event => onChange({ base: event.target.value, head })}
        >
          {!branches.includes(base) && option(base)}
          {branches.map(option)}
        </select>
      </div>
    </div>
  );
};
