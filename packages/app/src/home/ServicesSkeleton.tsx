import skeletonStyles from './skeletons.module.css';
import styles from './Home.module.css';

/** The table's shape while its rows are on their way. */
export function ServicesSkeleton() {
  return (
    <div className={styles.tableBox} aria-busy="true" aria-label="Loading">
      {[...Array(6).keys()].map(row => (
        <div
          key={row}
          className={skeletonStyles.skeletonRow}
          aria-hidden="true"
        >
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
