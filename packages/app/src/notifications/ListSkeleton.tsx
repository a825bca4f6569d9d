import pageStyles from './Notifications.module.css';
import styles from './ListSkeleton.module.css';

/** The list's shape while its rows are on their way. */
export function ListSkeleton() {
  return (
    <div
      className={pageStyles.list}
      role="group"
      aria-busy="true"
      aria-label="Loading"
    >
      {[...Array(5).keys()].map(row => (
        <div key={row} className={styles.skeletonRow} aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
