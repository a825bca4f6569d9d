import {
  Bone,
  joinClasses,
  tableStyles,
  textStyles,
  useLate,
} from '@causeway/plugin-ui-react';
import { COLUMNS } from './columns';
import styles from './board.module.css';

const WIDTHS = ['60%', '70%', '70%', '80%', '90%', '60%', '60%', '50%'];

/** The board's layout while its rows are read; nothing at all if that is quick. */
export const BoardSkeleton = () => {
  const late = useLate();
  return (
    <>
      <span role="status" className={textStyles.hidden}>
        Reading the SLOs
      </span>
      <table
        className={joinClasses(tableStyles.table, styles.board)}
        aria-hidden
        style={{ visibility: late ? 'visible' : 'hidden' }}
      >
        <colgroup>
          {COLUMNS.map(({ id, width, className }) => (
            <col key={id} className={className} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map(({ id, label, className }) => (
              <th key={id} className={className}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 8 }, (_, row) => (
            <tr key={row} className={styles.row}>
              {COLUMNS.map(({ id, className }, index) => (
                <td key={id} className={className}>
                  <Bone width={WIDTHS[(row + index) % WIDTHS.length]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
