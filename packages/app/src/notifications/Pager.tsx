import { Link } from 'react-router-dom';
import styles from './Notifications.module.css';
import type { Filters } from './types';
import { searchOf } from './useFilters';
import { PAGE_SIZE } from './useNotifications';

/** Which part of a long list this is, and the way to its neighbours. */
export function Pager(props: { filters: Filters; total: number }) {
  const { filters, total } = props;
  const pages = Math.ceil(total / PAGE_SIZE);
  if (pages <= 1) {
    return null;
  }
  const first = (filters.page - 1) * PAGE_SIZE + 1;
  const last = Math.min(total, filters.page * PAGE_SIZE);
  const to = (page: number) => ({ search: searchOf({ ...filters, page }) });
  return (
    <nav className={styles.pager} aria-label="Pages">
      <span>
        {first}–{last} of {total}
      </span>
      {filters.page > 1 && (
        <Link to={to(filters.page - 1)} className={styles.button}>
          Previous
        </Link>
      )}
      {filters.page < pages && (
        <Link to={to(filters.page + 1)} className={styles.button}>
          Next
        </Link>
      )}
    </nav>
  );
}
