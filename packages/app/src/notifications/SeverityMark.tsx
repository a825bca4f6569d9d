import {
  RiAlertLine,
  RiArrowDownCircleLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import styles from './NotificationRow.module.css';
import type { Severity } from './types';

const MARKS: Record<Severity, { icon: JSX.Element; word: string }> = {
  critical: { icon: <RiErrorWarningLine size={16} />, word: 'Critical' },
  high: { icon: <RiAlertLine size={16} />, word: 'High' },
  normal: { icon: <RiInformationLine size={16} />, word: 'Normal' },
  low: { icon: <RiArrowDownCircleLine size={16} />, word: 'Low' },
};

/** How urgent a notification is, as an icon and a word. */
export function SeverityMark(props: { severity?: Severity }) {
  const severity = props.severity ?? 'normal';
  const { icon, word } = MARKS[severity] ?? MARKS.normal;
  return (
    <span className={`${styles.severity} ${styles[severity] ?? ''}`}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {word}
    </span>
  );
}
