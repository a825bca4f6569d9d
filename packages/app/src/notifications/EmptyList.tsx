import { Link } from 'react-router-dom';
import styles from './Notifications.module.css';
import type { Filters, View } from './types';
import { searchOf } from './useFilters';

const NOTHING: Record<View, { title: string; text: string }> = {
  unread: {
    title: 'Nothing unread',
    text: 'What the portal and your services have to tell you is listed here until you have read it.',
  },
  saved: {
    title: 'Nothing saved',
    text: 'Save a notification, and it is kept here for later.',
  },
  all: {
    title: 'No notifications yet',
    text: 'What the portal and your services have to tell you will be listed here.',
  },
};

/** Why the list has no rows, and where to go from there. */
export function EmptyList(props: { filters: Filters; total: number }) {
  const { filters, total } = props;
  const { view, search, topic } = filters;
  const narrowed = search !== '' || topic !== '';
  const wrongPage = total > 0;
  const plain = { view, search: '', topic: '', page: 1 };
  let { title, text } = NOTHING[view];
  let action: { to: string; label: string } | undefined =
    view === 'all'
      ? undefined
      : { to: searchOf({ ...plain, view: 'all' }), label: 'See all' };
  if (narrowed) {
    title = 'Nothing found';
    text = 'Titles and descriptions are searched, in this view and topic only.';
    action = { to: searchOf(plain), label: 'Clear search and topic' };
  }
  if (wrongPage) {
    title = 'This page of the list is gone';
    text = `There are ${total} notifications, on fewer pages than this.`;
    action = {
      to: searchOf({ ...filters, page: 1 }),
      label: 'See the first page',
    };
  }
  return (
    <div className={styles.message}>
      <h2>{title}</h2>
      <p>{text}</p>
      {action && (
        <Link to={{ search: action.to }} className={styles.button}>
          {action.label}
        </Link>
      )}
    </div>
  );
}
