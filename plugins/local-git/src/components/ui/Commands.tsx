import { CopyButton } from '@causeway/plugin-ui-react';
import styles from './ui.module.css';

/** Commands for a terminal, to be copied. */
export const Commands = (props: { what: string; text: string }) => (
  <div className={styles.command}>
    <div className={styles.commandHead}>
      <span>Terminal</span>
      <span className={styles.actions}>
        <CopyButton text={props.text} what={props.what} />
      </span>
    </div>
    <pre
      role="region"
      // A region that scrolls must be reached by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={props.what}
    >
      {props.text}
    </pre>
  </div>
);
