import { KeyboardEvent } from 'react';
import { NotificationRow } from './NotificationRow';
import styles from './Notifications.module.css';
import type { Notification } from './types';
import type { Mark } from './useNotifications';

function moveFocus(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...event.currentTarget.children];
  const at = rows.findIndex(row => row.contains(event.target as Node));
  const next = step === undefined ? undefined : rows[at + step];
  const target = next?.querySelector<HTMLElement>('a, button');
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

/** The notifications, newest first; arrow keys go from one to the next. */
export function NotificationList(props: {
  items: Notification[];
  busy: boolean;
  onMark: (id: string, change: Mark) => void;
}) {
  const { items, busy, onMark } = props;
  return (
    // The keys only add to what Tab and Enter do on the links and buttons.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      className={styles.list}
      aria-label="Notifications"
      aria-busy={busy}
      onKeyDown={moveFocus}
    >
      {items.map(notification => (
        <NotificationRow
          key={notification.id}
          notification={notification}
          onMark={change => onMark(notification.id, change)}
        />
      ))}
    </ul>
  );
}
