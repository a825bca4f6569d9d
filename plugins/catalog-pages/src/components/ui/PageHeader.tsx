import { ReactNode } from 'react';
import styles from './ui.module.css';

/** What a page's header shows. */
export interface PageHeaderProps {
  /** What the page belongs to, above the title. */
  eyebrow?: ReactNode;
  title: ReactNode;
  /** Small things right behind the title, such as a star. */
  beside?: ReactNode;
  /** One line of facts below the title. */
  line?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
}

/** The header of a page: what it is, whose it is, what can be done. */
export const PageHeader = (props: PageHeaderProps) => (
  <header className={styles.header}>
    <div className={styles.headerText}>
      {props.eyebrow && <div className={styles.eyebrow}>{props.eyebrow}</div>}
      <div className={styles.titleRow}>
        <h1 className={styles.title}>{props.title}</h1>
        {props.beside}
      </div>
      {props.line && <div className={styles.line}>{props.line}</div>}
    </div>
    {props.actions && <div className={styles.actions}>{props.actions}</div>}
  </header>
);
