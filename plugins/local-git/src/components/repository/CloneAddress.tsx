import { CopyButton } from '@causeway/plugin-ui-react';
import styles from './repository.module.css';

/** The address to clone from, to be copied. */
export const CloneAddress = (props: { url: string }) => (
  <div className={styles.clone}>
    <input
      className={styles.cloneUrl}
      readOnly
      value={props.url}
      size={Math.min(props.url.length, 52)}
      aria-label="Clone address"
      onFocus={event => event.target.select()}
    />
    <CopyButton text={props.url} what="clone address" />
  </div>
);
