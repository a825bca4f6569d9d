import type { ReactNode } from 'react';
import styles from './StateMessage.module.css';

/** Props of {@link StateMessage}. */
export interface StateMessageProps {
  title: string;
  /** Why, and what still works. */
  children?: ReactNode;
  /** The next steps, best first. */
  actions?: ReactNode;
  /** `alert` where something failed, so that screen readers say it at once. */
  role?: 'alert' | 'status';
}

/** Stands where content would be: nothing here yet, nothing found, or failed. */
export const StateMessage = (props: StateMessageProps) => (
  <div className={styles.state} role={props.role}>
    <h2 className={styles.title}>{props.title}</h2>
    {props.children && <p className={styles.text}>{props.children}</p>}
    {props.actions && <div className={styles.actions}>{props.actions}</div>}
  </div>
);
