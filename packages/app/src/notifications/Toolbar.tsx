import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import styles from './Toolbar.module.css';
import type { Filters, View } from './types';
import { searchOf } from './useFilters';

const WAIT_MS = 250;

const VIEWS: { view: View; label: string }[] = [
  { view: 'unread', label: 'Unread' },
  { view: 'saved', label: 'Saved' },
  { view: 'all', label: 'All' },
];

/** Which notifications to list: the view, words in them, their topic. */
export function Toolbar(props: {
  filters: Filters;
  topics: string[];
  setFilters: (next: Omit<Filters, 'id'>, how?: { replace?: boolean }) => void;
}) {
  const { filters, topics, setFilters } = props;
  const [typed, setTyped] = useState(filters.search);

  useEffect(() => setTyped(filters.search), [filters.search]);
  useEffect(() => {
    if (typed.trim() === filters.search) {
      return undefined;
    }
    const timer = setTimeout(
      () =>
        setFilters(
          { ...filters, search: typed.trim(), page: 1 },
          { replace: true },
        ),
      WAIT_MS,
    );
    return () => clearTimeout(timer);
  }, [typed, filters, setFilters]);

  const shownTopics =
    filters.topic && !topics.includes(filters.topic)
      ? [filters.topic, ...topics]
      : topics;
  return (
    <div className={styles.toolbar}>
      <nav className={styles.views} aria-label="Which notifications">
        {VIEWS.map(({ view, label }) => (
          <Link
            key={view}
            to={{ search: searchOf({ ...filters, view, page: 1 }) }}
            aria-current={
              !filters.id && filters.view === view ? 'page' : undefined
            }
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.filters}>
        {shownTopics.length > 0 && (
          <select
            aria-label="Topic"
            className={styles.control}
            value={filters.topic}
            onChange={event =>
              setFilters({ ...filters, topic: event.target.value, page: 1 })
            }
          >
            <option value="">Every topic</option>
            {shownTopics.map(topic => (
              <option key={topic}>{topic}</option>
            ))}
          </select>
        )}
        <input
          type="search"
          aria-label="Search notifications"
          placeholder="Search notifications"
          className={styles.control}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      </div>
    </div>
  );
}
