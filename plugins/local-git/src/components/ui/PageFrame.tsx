import { REPOSITORY_PAGES_PATH } from '@causeway/plugin-local-git-common';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import styles from './ui.module.css';

/** A page above the present one. */
export interface TrailEntry {
  label: string;
  to: string;
}

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  title: string;
  /** What the title shows, if not just its text. */
  heading?: ReactNode;
  /** Pages between the list of repositories and this one; absent on the list itself. */
  trail?: TrailEntry[];
  /** Below the title. */
  summary?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of the Git host: where it is, what it is, what can be done. */
export const PageFrame = (props: PageFrameProps) => {
  useDocumentTitle(
    props.title,
    ...[...(props.trail ?? [])].reverse().map(({ label }) => label),
  );
  const trail = props.trail && [
    { label: 'Repositories', to: REPOSITORY_PAGES_PATH },
    ...props.trail,
  ];
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div className={styles.headerText}>
          {trail && (
            <nav className={styles.trail} aria-label="Breadcrumb">
              {trail.map(({ label, to }, index) => (
                <Fragment key={to}>
                  {index > 0 && <span aria-hidden>/</span>}
                  <Link to={to}>{label}</Link>
                </Fragment>
              ))}
            </nav>
          )}
          <h1 className={styles.title}>{props.heading ?? props.title}</h1>
          {props.summary}
        </div>
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </main>
  );
};
