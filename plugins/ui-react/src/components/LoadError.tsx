import { ResponseError } from '@backstage/errors';
import { errorReason } from '../lib/errorReason';
import { Button } from './Button';
import { StateMessage } from './StateMessage';

/** Props of {@link LoadError}. */
export interface LoadErrorProps {
  /** What could not be read, as the start of a sentence: `The files`. */
  what: string;
  error: Error;
  onRetry(): void;
}

/** The HTTP status of what the backend answered; `undefined` if it didn't. */
function statusOf(error: Error): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}

/** Says what failed, why and what to do about it. */
export const LoadError = (props: LoadErrorProps) => {
  const { what, error, onRetry } = props;
  const status = statusOf(error);
  if (status === 404) {
    return (
      <StateMessage role="alert" title="Nothing is here">
        {errorReason(error)} It may have been renamed or deleted, or you may not
        be allowed to see it.
      </StateMessage>
    );
  }
  if (status === 403) {
    return (
      <StateMessage role="alert" title="You may not see this">
        {errorReason(error)}
      </StateMessage>
    );
  }
  return (
    <StateMessage
      role="alert"
      title={`${what} could not be read`}
      actions={<Button onClick={onRetry}>Try again</Button>}
    >
      {errorReason(error)}
    </StateMessage>
  );
};
