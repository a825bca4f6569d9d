import { ReactNode } from 'react';
import styles from './Home.module.css';

/** Stands where the services would be: none yet, or not to be had. */
export function Message(props: {
  title: string;
  role?: 'alert';
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <div className={styles.message} role={props.role}>
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      <div className={styles.actions}>{props.actions}</div>
    </div>
  );
}
