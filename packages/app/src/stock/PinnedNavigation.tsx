import { SidebarPinStateProvider } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** As on a phone, where stock settings don't offer to unpin the navigation. */
const PIN_STATE = {
  isPinned: true,
  isMobile: true,
  toggleSidebarPinState: () => {},
};

/** Our navigation can't be unpinned: a switch for it would do nothing. */
export function PinnedNavigation(props: { children: ReactNode }) {
  return (
    <SidebarPinStateProvider value={PIN_STATE}>
      {props.children}
    </SidebarPinStateProvider>
  );
}
