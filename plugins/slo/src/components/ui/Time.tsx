import { formatTime } from '../../lib/formatTime';
import { relativeTime } from '../../lib/relativeTime';

/** Props of {@link Time}. */
export interface TimeProps {
  /** Milliseconds since 1970. */
  at: number;
  /** The present, where the page keeps one. */
  now?: number;
  /** In place of how long ago it is. */
  text?: string;
}

/** A moment as people say it; the exact one is in the tooltip. */
export const Time = (props: TimeProps) => {
  const { at, now, text } = props;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at)}>
      {text ?? relativeTime(at, now)}
    </time>
  );
};
