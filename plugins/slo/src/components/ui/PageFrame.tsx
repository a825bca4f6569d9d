import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { BOARD_PATH } from '../../lib/paths';
import styles from './ui.module.css';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  title: string;
  /** One line of truth. */
  line?: ReactNode;
  actions?: ReactNode;
  /** Shows the way back to the board. */
  below?: boolean;
  children: ReactNode;
}

/** The frame of the pages of SLOs. */
export const PageFrame = (props: PageFrameProps) => {
  const { title, line, actions, below } = props;
  useDocumentTitle(title, below ? 'SLOs' : undefined);
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div className={styles.headerText}>
          {below && (
            <nav className={styles.trail} aria-label="Breadcrumb">
              <Link to={BOARD_PATH}>SLOs</Link>
            </nav>
          )}
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.line}>{line ?? '\u00a0'}</p>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {props.children}
    </main>
  );
};
