import {
  errorReason,
  joinClasses,
  textStyles,
} from '@causeway/plugin-ui-react';
import { Time } from '../ui/Time';
import ui from '../ui/ui.module.css';

/** Props of {@link StaleNotice}. */
export interface StaleNoticeProps {
  error: Error;
  /** When what is shown was computed. */
  evaluatedAt: number | null;
  onRetry(): void;
}

/** Says that what is shown is old, how old, and why. */
export const StaleNotice = (props: StaleNoticeProps) => {
  const { error, evaluatedAt, onRetry } = props;
  return (
    <div
      className={joinClasses(ui.notice, ui.risk)}
      role="status"
      style={{ marginBottom: 12 }}
    >
      <span>
        {evaluatedAt === null ? (
          'These numbers could not be read again: '
        ) : (
          <>
            These numbers are from <Time at={evaluatedAt} />; newer ones could
            not be read:{' '}
          </>
        )}
        {errorReason(error)}
      </span>
      <button type="button" className={textStyles.inline} onClick={onRetry}>
        Try again
      </button>
    </div>
  );
};
