import { relativeTime } from '../../lib/relativeTime';

/** A time as people say it; the exact one is in the tooltip. */
export const Time = (props: { iso: string }) => {
  const date = new Date(props.iso);
  const exact = Number.isNaN(date.getTime())
    ? props.iso
    : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
  return (
    <time dateTime={props.iso} title={exact}>
      {relativeTime(props.iso)}
    </time>
  );
};
