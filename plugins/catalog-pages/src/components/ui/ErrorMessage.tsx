import { StateMessage } from './StateMessage';
import styles from './ui.module.css';

/** What failed and how to try again. */
export interface ErrorMessageProps {
  title: string;
  error: Error;
  /** What still works, as a sentence. */
  stillWorks?: string;
  onRetry(): void;
}

/** Says what failed, why, what still works, and tries again. */
export const ErrorMessage = (props: ErrorMessageProps) => (
  <StateMessage
    role="alert"
    title={props.title}
    actions={
      <button type="button" className={styles.button} onClick={props.onRetry}>
        Try again
      </button>
    }
  >
    {props.error.message}
    {props.stillWorks && (
      <>
        <br />
        {props.stillWorks}
      </>
    )}
  </StateMessage>
);
