import { ReactNode, useId } from 'react';
import styles from './ui.module.css';

/** Props of {@link Card}. */
export interface CardProps {
  title: string;
  /** After the title. */
  beside?: ReactNode;
  /** At the right end of the head. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export const Card = (props: CardProps) => {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.cardHead}>
        <h2 id={id} className={styles.cardTitle}>
          {props.title}
        </h2>
        {props.beside}
        {props.aside && <div className={styles.cardAside}>{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
};
