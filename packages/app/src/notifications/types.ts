import type { GetNotificationsResponse } from '@backstage/plugin-notifications';

/** One notification, as the backend has it; times come as ISO 8601 text. */
export type Notification = GetNotificationsResponse['notifications'][number];

/** How urgent the sender calls a notification. */
export type Severity = NonNullable<Notification['payload']['severity']>;

/** Which notifications are listed. */
export type View = 'unread' | 'saved' | 'all';

/** What the list shows; all of it stands in the page's address. */
export interface Filters {
  view: View;
  search: string;
  /** Only this topic; every topic if empty. */
  topic: string;
  /** Counted from 1. */
  page: number;
  /** Only this one notification, which a link from elsewhere leads to. */
  id?: string;
}
