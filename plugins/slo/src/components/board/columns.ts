import { tableStyles } from '@causeway/plugin-ui-react';
import styles from './board.module.css';

/** A column of the board. */
export interface BoardColumn {
  id: string;
  label: string;
  width?: string;
  className?: string;
}

/** The board's columns, from left to right. */
export const COLUMNS: BoardColumn[] = [
  { id: 'service', label: 'Service', width: '15%' },
  { id: 'slo', label: 'SLO' },
  { id: 'now', label: 'Now', width: '98px', className: tableStyles.num },
  { id: 'budget', label: 'Budget left', width: '176px' },
  { id: 'trend', label: 'Trend', width: '116px', className: styles.trend },
  {
    id: 'burn',
    label: 'Burn, 1 h',
    width: '78px',
    className: `${tableStyles.num} ${styles.wide}`,
  },
  { id: 'policy', label: 'Policy', width: '168px' },
  { id: 'data', label: 'Data', width: '96px', className: styles.wide },
];
