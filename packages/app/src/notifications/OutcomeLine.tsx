import styles from './Notifications.module.css';
import type { Outcome } from './useMarking';

/** What came of the last marking; screen readers are told too. */
export function OutcomeLine(props: { outcome: Outcome | undefined }) {
  const { outcome } = props;
  return (
    <>
      <div role="status">
        {outcome?.state === 'done' && (
          <p className={styles.note}>
            {outcome.text}{' '}
            {outcome.undo && (
              <button
                type="button"
                className={styles.inline}
                onClick={outcome.undo}
              >
                Undo
              </button>
            )}
          </p>
        )}
      </div>
      {outcome?.state === 'failed' && (
        <p role="alert" className={`${styles.note} ${styles.failed}`}>
          That couldn't be marked: {outcome.reason} Nothing else changed; try it
          again.
        </p>
      )}
    </>
  );
}
