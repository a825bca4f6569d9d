import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  type NotificationsApi,
  notificationsApiRef,
} from '@backstage/plugin-notifications';
import { useCallback, useEffect, useState } from 'react';
import { announceUnreadChanged } from '../lib/unreadChanged';
import type { Filters, Notification } from './types';

/** How many notifications a page lists. */
export const PAGE_SIZE = 25;
/** So that the backend takes the ids in one request each. */
const MARKED_AT_ONCE = 500;

/** A page of notifications, as it was read. */
export interface Listing {
  items: Notification[];
  /** How many there are on all pages. */
  total: number;
  /** How many are unread, whatever is listed. */
  unread: number;
  topics: string[];
  /** When it was read, ISO 8601. */
  readAt: string;
}

/** What can be changed about a notification. */
export interface Mark {
  read?: boolean;
  saved?: boolean;
}

function conditionsOf({ view, search }: Filters) {
  return {
    search: search || undefined,
    read: view === 'unread' ? false : undefined,
    saved: view === 'saved' ? true : undefined,
  };
}

async function readListing(
  api: NotificationsApi,
  filters: Filters,
): Promise<Listing> {
  const { id, topic, page } = filters;
  const conditions = conditionsOf(filters);
  const list = id
    ? api.getNotification(id).then(one => ({
        notifications: [one],
        totalCount: 1,
      }))
    : api.getNotifications({
        ...conditions,
        topic: topic || undefined,
        limit: PAGE_SIZE,
        offset: (page - 1) * PAGE_SIZE,
      });
  const [{ notifications, totalCount }, { unread }, { topics }] =
    await Promise.all([list, api.getStatus(), api.getTopics(conditions)]);
  return {
    items: notifications,
    total: totalCount,
    unread,
    topics: topics.filter(Boolean).sort(),
    readAt: new Date().toISOString(),
  };
}

/**
 * Reads the notifications, and marks them. What is marked stays where it is
 * until the list is read again, so that nothing moves under the pointer.
 */
export function useNotifications(filters: Filters) {
  const api = useApi(notificationsApiRef);
  const [listing, setListing] = useState<Listing>();
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    let current = true;
    setBusy(true);
    readListing(api, filters)
      .then(
        read => {
          if (current) {
            setListing(read);
            setFailed(undefined);
          }
        },
        error => {
          if (current) setFailed(toError(error).message);
        },
      )
      .finally(() => {
        if (current) setBusy(false);
      });
    return () => {
      current = false;
    };
  }, [api, filters, attempt]);

  const mark = useCallback(
    async (ids: string[], change: Mark) => {
      const changed = new Map<string, Notification>();
      for (let at = 0; at < ids.length; at += MARKED_AT_ONCE) {
        const some = ids.slice(at, at + MARKED_AT_ONCE);
        const after = await api.updateNotifications({ ids: some, ...change });
        after.forEach(item => changed.set(item.id, item));
      }
      setListing(
        old =>
          old && {
            ...old,
            items: old.items.map(item => changed.get(item.id) ?? item),
          },
      );
      if (change.read !== undefined) {
        announceUnreadChanged();
        const { unread } = await api.getStatus();
        setListing(old => old && { ...old, unread });
      }
    },
    [api],
  );

  /** Every unread notification that the filters let through, on all pages. */
  const unreadIds = useCallback(async () => {
    const { notifications } = await api.getNotifications({
      ...conditionsOf(filters),
      read: false,
      topic: filters.topic || undefined,
    });
    return notifications.map(({ id }) => id);
  }, [api, filters]);

  return { listing, busy, failed, reload, mark, unreadIds };
}
