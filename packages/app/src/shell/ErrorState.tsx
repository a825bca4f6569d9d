import { ErrorDisplayProps } from '@backstage/frontend-plugin-api';
import styles from './states.module.css';

/** Shown in place of a part of the portal that broke; the rest keeps working. */
export function ErrorState(props: ErrorDisplayProps) {
  const { plugin, error, resetError } = props;
  const part = plugin?.title ?? plugin?.pluginId ?? 'this part of the portal';
  return (
    <div className={styles.page} role="alert">
      <h1>Something went wrong in {part}</h1>
      <p>{error.message || 'The error has no message.'}</p>
      <p>The rest of the portal still works.</p>
      <div className={styles.actions}>
        <button type="button" onClick={resetError}>
          Try again
        </button>
      </div>
    </div>
  );
}
