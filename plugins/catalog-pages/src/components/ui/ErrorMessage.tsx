import { Button, StateMessage } from '@causeway/plugin-ui-react';

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
    actions={<Button onClick={props.onRetry}>Try again</Button>}
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
