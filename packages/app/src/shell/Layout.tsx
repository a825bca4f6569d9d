import { ReactNode } from 'react';
import { SidebarPinStateProvider } from '@backstage/core-components';
import styles from './Layout.module.css';

/** Where "Skip to content" goes. */
export const CONTENT_ID = 'content';

/**
 * Our navigation can't be unpinned. Stock pages read this: as on a phone, the
 * settings then don't offer a switch that would do nothing.
 */
const PIN_STATE = {
  isPinned: true,
  isMobile: true,
  toggleSidebarPinState: () => {},
};

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
        <SidebarPinStateProvider value={PIN_STATE}>
          {props.children}
        </SidebarPinStateProvider>
      </div>
    </div>
  );
}
