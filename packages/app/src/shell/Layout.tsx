import { ReactNode, useMemo } from 'react';
import { SidebarPinStateProvider } from '@backstage/core-components';
import useMediaQuery from '@mui/material/useMediaQuery';
import styles from './Layout.module.css';

/** Where "Skip to content" goes. */
export const CONTENT_ID = 'content';

/** Where the navigation is above the page, as in the style sheet. */
const NARROW = '(max-width: 860px)';

const toggleSidebarPinState = () => {};

/**
 * Navigation beside the page, or above it where there is no room beside.
 */
export function Layout(props: { nav: ReactNode; children: ReactNode }) {
  const isMobile = useMediaQuery(NARROW, { noSsr: true });
  // Stock pages ask here whether there is room beside their content, as for the filters of a search.
  const pinState = useMemo(
    () => ({ isPinned: true, isMobile, toggleSidebarPinState }),
    [isMobile],
  );
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href={`#${CONTENT_ID}`}>
        Skip to content
      </a>
      {props.nav}
      <div id={CONTENT_ID} tabIndex={-1} className={styles.content}>
        <SidebarPinStateProvider value={pinState}>
          {props.children}
        </SidebarPinStateProvider>
      </div>
    </div>
  );
}
