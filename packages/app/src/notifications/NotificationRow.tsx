import {
  RiBookmarkFill,
  RiBookmarkLine,
  RiMailLine,
  RiMailOpenLine,
} from '@remixicon/react';
import { useState } from 'react';
import { relativeTime } from '../lib/relativeTime';
import pageStyles from './Notifications.module.css';
import styles from './NotificationRow.module.css';
import { NotificationTitle } from './NotificationTitle';
import { SeverityMark } from './SeverityMark';
import type { Notification } from './types';
import type { Mark } from './useNotifications';

/** What is longer is cut, until asked for. */
const LONG = 240;

const absolute = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'long',
});

function Description(props: { text: string }) {
  const { text } = props;
  const [open, setOpen] = useState(false);
  if (text.length <= LONG) {
    return <p className={styles.description}>{text}</p>;
  }
  return (
    <p className={styles.description}>
      {open ? text : `${text.slice(0, LONG).trimEnd()}…`}{' '}
      <button
        type="button"
        className={pageStyles.inline}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Show less' : 'Show all'}
      </button>
    </p>
  );
}

function Time(props: { notification: Notification }) {
  const { created, updated } = props.notification;
  const at = new Date(updated ?? created);
  return (
    <time dateTime={at.toISOString()} title={absolute.format(at)}>
      {relativeTime(at.toISOString())}
    </time>
  );
}

/** One notification, and what can be done with it. */
export function NotificationRow(props: {
  notification: Notification;
  onMark: (change: Mark) => void;
}) {
  const { notification, onMark } = props;
  const { payload, origin } = notification;
  const isRead = Boolean(notification.read);
  const isSaved = Boolean(notification.saved);
  const readLabel = isRead ? 'Mark unread' : 'Mark read';
  const saveLabel = isSaved ? 'Remove from saved' : 'Save';
  return (
    <li className={isRead ? styles.row : `${styles.row} ${styles.unread}`}>
      <SeverityMark severity={payload.severity} />
      <div className={styles.text}>
        <h2>
          <NotificationTitle
            title={payload.title}
            link={payload.link}
            onOpen={() => {
              if (!isRead) onMark({ read: true });
            }}
          />
          {!isRead && <span className={styles.hidden}> (unread)</span>}
        </h2>
        {payload.description && <Description text={payload.description} />}
        <p className={styles.meta}>
          <Time notification={notification} />
          {payload.topic && <span>{payload.topic}</span>}
          <span>from {origin.replace(/^plugin:/, '')}</span>
        </p>
      </div>
      <div className={styles.rowActions}>
        <button
          type="button"
          className={styles.icons}
          title={readLabel}
          aria-label={`${readLabel}: ${payload.title}`}
          onClick={() => onMark({ read: !isRead })}
        >
          {isRead ? (
            <RiMailLine size={16} aria-hidden />
          ) : (
            <RiMailOpenLine size={16} aria-hidden />
          )}
        </button>
        <button
          type="button"
          className={styles.icons}
          title={saveLabel}
          aria-label={`${saveLabel}: ${payload.title}`}
          onClick={() => onMark({ saved: !isSaved })}
        >
          {isSaved ? (
            <RiBookmarkFill size={16} aria-hidden />
          ) : (
            <RiBookmarkLine size={16} aria-hidden />
          )}
        </button>
      </div>
    </li>
  );
}
