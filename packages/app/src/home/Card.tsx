import { ReactNode } from 'react';
import styles from './Home.module.css';

/** A titled box beside the main column. */
export function Card(props: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card} aria-label={props.title}>
      <h2 className={styles.cardTitle}>{props.title}</h2>
      {props.children}
    </section>
  );
}
