import type {
  RehearsedSlo,
  RehearsedVersion,
} from '@causeway/plugin-slo-common';
import { joinClasses, tableStyles } from '@causeway/plugin-ui-react';
import { comparisonRows } from '../../lib/comparisonRows';
import styles from './rehearsal.module.css';

/** Props of {@link ComparisonTable}. */
export type ComparisonTableProps = Pick<RehearsedSlo, 'proposed' | 'present'>;

/** The proposed SLO beside the present one, number by number. */
export const ComparisonTable = (props: ComparisonTableProps) => {
  const sides: { label: string; version: RehearsedVersion | null }[] = [
    { label: 'Proposed', version: props.proposed },
    { label: 'Present', version: props.present },
  ];
  const shown = sides.filter(({ version }) => version);
  return (
    <table className={joinClasses(tableStyles.table, styles.comparison)}>
      <thead>
        <tr>
          <td />
          {shown.map(({ label }) => (
            <th key={label} scope="col" className={tableStyles.num}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparisonRows(shown.map(({ version }) => version)).map(row => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {row.values.map((value, index) => (
              <td
                key={shown[index].label}
                className={joinClasses(
                  tableStyles.num,
                  row.differs && styles.differs,
                )}
              >
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
