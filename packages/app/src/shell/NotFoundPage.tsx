import { Link } from 'react-router-dom';
import styles from './states.module.css';

/** Shown for an address that leads nowhere, or nowhere for this person. */
export function NotFoundPage() {
  return (
    <main className={styles.page}>
      <h1>Nothing is here</h1>
      <p>
        The address may be mistyped, the page may have moved, or you may not be
        allowed to see it. Press / to search for what you need.
      </p>
      <div className={styles.actions}>
        <Link to="/">Go home</Link>
        <Link to="/catalog">Open the catalog</Link>
      </div>
    </main>
  );
}
