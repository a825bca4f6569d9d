import type { ReactNode } from 'react';
import { relativeTime } from '../lib/relativeTime';

/** Props of {@link Time}. */
export interface TimeProps {
  /** Milliseconds since the epoch, or ISO 8601. */
  at: number | string;
  /** In place of how long ago it is. */
  children?: ReactNode;
}

/** A moment as people say it; the exact one, with its zone, is in the tooltip. */
export const Time = (props: TimeProps) => {
  const { at, children } = props;
  const date = new Date(at);
  const known = !Number.isNaN(date.getTime());
  return (
    <time
      dateTime={known && typeof at === 'number' ? date.toISOString() : `${at}`}
      title={
        known
          ? date.toLocaleString('en-GB', {
              dateStyle: 'medium',
              timeStyle: 'long',
            })
          : `${at}`
      }
    >
      {children ?? relativeTime(at)}
    </time>
  );
};
