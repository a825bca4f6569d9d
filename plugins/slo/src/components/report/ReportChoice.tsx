import type { SloBoardFacet } from '@causeway/plugin-slo-common';
import { fieldStyles } from '@causeway/plugin-ui-react';
import { useId } from 'react';
import { personName } from '../../lib/personName';
import { recentQuarters } from '../../lib/periods';
import styles from './report.module.css';

/** Props of {@link ReportChoice}. */
export interface ReportChoiceProps {
  owner?: string;
  period: string;
  owners: SloBoardFacet[];
  onChange(change: { owner?: string; period?: string }): void;
}

/** Whose report, and of which time. */
export const ReportChoice = (props: ReportChoiceProps) => {
  const { owner, period, owners, onChange } = props;
  const id = useId();
  const periods = recentQuarters();
  const known = owners.some(({ value }) => value === owner);
  return (
    <div className={styles.choice}>
      <label htmlFor={`${id}-owner`}>Team</label>
      <select
        id={`${id}-owner`}
        className={fieldStyles.input}
        value={owner ?? ''}
        onChange={event => onChange({ owner: event.target.value })}
      >
        <option value="">every team</option>
        {owner && !known && <option value={owner}>{personName(owner)}</option>}
        {owners.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-period`}>Time</label>
      <select
        id={`${id}-period`}
        className={fieldStyles.input}
        value={period}
        onChange={event => onChange({ period: event.target.value })}
      >
        {!periods.some(one => one.id === period) && (
          <option value={period}>{period}</option>
        )}
        {periods.map(one => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
};
