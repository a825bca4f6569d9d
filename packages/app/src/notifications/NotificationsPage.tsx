import { useEffect } from 'react';
import { relativeTime } from '../lib/relativeTime';
import { EmptyList } from './EmptyList';
import { ListSkeleton } from './ListSkeleton';
import { NotificationList } from './NotificationList';
import styles from './Notifications.module.css';
import { OutcomeLine } from './OutcomeLine';
import { Pager } from './Pager';
import { Toolbar } from './Toolbar';
import { useFilters } from './useFilters';
import { useMarking } from './useMarking';
import { Listing, useNotifications } from './useNotifications';

function lineOf(listing: Listing | undefined): string {
  if (!listing) {
    return '\u00a0';
  }
  return listing.unread === 0
    ? 'You have read everything.'
    : `${listing.unread} unread.`;
}

/** What the portal and the services have to tell the person. */
export function NotificationsPage() {
  const { filters, setFilters } = useFilters();
  const { listing, busy, failed, reload, mark, unreadIds } =
    useNotifications(filters);
  const { outcome, markingAll, markOne, markAllRead } = useMarking({
    mark,
    unreadIds,
  });

  useEffect(() => {
    document.title = 'Notifications · Causeway';
  }, []);

  const narrowed = filters.search !== '' || filters.topic !== '';
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div>
          <h1>Notifications</h1>
          <p className={styles.line}>{lineOf(listing)}</p>
        </div>
        {!filters.id && (
          <button
            type="button"
            className={styles.button}
            disabled={!listing?.unread || markingAll}
            onClick={markAllRead}
          >
            {narrowed ? 'Mark those found read' : 'Mark all read'}
          </button>
        )}
      </header>
      <Toolbar
        filters={filters}
        topics={listing?.topics ?? []}
        setFilters={setFilters}
      />
      <OutcomeLine outcome={outcome} />
      {failed && (
        <div className={styles.message} role="alert">
          <h2>Notifications can't be read</h2>
          <p>{failed} The rest of the portal still works.</p>
          <button type="button" className={styles.button} onClick={reload}>
            Try again
          </button>
        </div>
      )}
      {!failed && !listing && <ListSkeleton />}
      {!failed && listing && listing.items.length === 0 && (
        <EmptyList filters={filters} total={listing.total} />
      )}
      {!failed && listing && listing.items.length > 0 && (
        <NotificationList items={listing.items} busy={busy} onMark={markOne} />
      )}
      {!failed && listing && (
        <footer className={styles.foot}>
          <span>
            Read {relativeTime(listing.readAt)}{' '}
            <button type="button" className={styles.inline} onClick={reload}>
              Refresh
            </button>
          </span>
          {!filters.id && <Pager filters={filters} total={listing.total} />}
        </footer>
      )}
    </main>
  );
}
