import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

/** Props of {@link PageHeader}. */
export interface PageHeaderProps {
  /** What the page belongs to: a `Trail`, say. */
  above?: ReactNode;
  title: ReactNode;
  /** Small things right behind the title, such as a star. */
  beside?: ReactNode;
  /** Facts about what the page shows. */
  below?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
}

/** The header of a page: what it is, whose it is, what can be done. */
export const PageHeader = (props: PageHeaderProps) => {
  const { above, title, beside, below, actions } = props;
  const heading = <h1 className={styles.title}>{title}</h1>;
  return (
    <header className={styles.header}>
      <div className={styles.text}>
        {above}
        {beside ? (
          <div className={styles.titleRow}>
            {heading}
            {beside}
          </div>
        ) : (
          heading
        )}
        {below}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
};
