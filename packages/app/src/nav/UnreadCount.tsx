import styles from './Nav.module.css';
import { useUnread } from './useUnread';

/** How many notifications wait; nothing while that is nought or not known. */
export function UnreadCount() {
  const unread = useUnread();
  if (!unread) {
    return null;
  }
  return (
    <span className={styles.count}>
      {unread > 99 ? '99+' : unread}
      <span className={styles.hidden}> unread</span>
    </span>
  );
}
