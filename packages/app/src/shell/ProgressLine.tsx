import styles from './states.module.css';

/** A thin moving line while a page is on its way, once that takes 200 ms. */
export function ProgressLine() {
  return (
    <div className={styles.progress} role="progressbar" aria-label="Loading">
      <span />
    </div>
  );
}
