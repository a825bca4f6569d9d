import { ReactNode } from 'react';
import styles from './Layout.module.css';

/** Where "Skip to content" goes. */
export const CONTENT_ID = 'content';

/**
 * Navigation beside the page, or above it where there is no room beside.
 */
export function Layout(props: { nav: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href={`#${CONTENT_ID}`}>
        Skip to content
      </a>
      {props.nav}
      <div id={CONTENT_ID} tabIndex={-1} className={styles.content}>
        {props.children}
      </div>
    </div>
  );
}
