import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import styles from './rows.module.css';

/** A line of a card that leads somewhere. */
export function LinkRow(props: {
  to: string;
  icon: ReactNode;
  title: string;
  detail?: string;
}) {
  return (
    <li>
      <Link to={props.to} className={styles.row}>
        <span className={styles.rowIcon} aria-hidden="true">
          {props.icon}
        </span>
        <span className={styles.rowText}>
          <span className={styles.rowTitle}>{props.title}</span>
          {props.detail && (
            <span className={styles.rowDetail}>{props.detail}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
