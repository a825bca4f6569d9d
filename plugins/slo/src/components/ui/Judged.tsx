import { judgedRows, JudgedRows, lateText } from '../../lib/judgedText';
import { Time } from './Time';
import ui from './ui.module.css';

/** Props of {@link Judged}. */
export interface JudgedProps {
  /** When each row was judged, or that summed up. */
  at: number[] | (JudgedRows & { all: number });
  now: number;
}

/** How long ago the newest row was judged, and how many are older than they should be. */
export const Judged = (props: JudgedProps) => {
  const { at, now } = props;
  const rows = Array.isArray(at)
    ? { ...judgedRows(at, now), all: at.length }
    : at;
  if (rows.newest === null) return <>never yet</>;
  return (
    <>
      <Time at={rows.newest} now={now} />
      {rows.late > 0 && (
        <span className={ui.risk}>{lateText(rows.late, rows.all)}</span>
      )}
    </>
  );
};
