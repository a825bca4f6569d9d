import { formatDuration } from '../../lib/formatDuration';
import ui from './ui.module.css';
import { Time } from './Time';

/** Data comes every few minutes; older than this it is late. */
const LATE_MS = 20 * 60_000;

/** Props of {@link DataAge}. */
export interface DataAgeProps {
  /** End of the newest data; null where there is none. */
  dataAt: number | null;
  now: number;
}

/** How old the newest data is. */
export const DataAge = (props: DataAgeProps) => {
  const { dataAt, now } = props;
  if (dataAt === null) return <span className={ui.unk}>none yet</span>;
  const age = Math.max(0, now - dataAt);
  const text = formatDuration(age);
  return age > LATE_MS ? (
    <span className={ui.risk}>
      <Time at={dataAt} text={text} /> late
    </span>
  ) : (
    <span className={ui.faint}>
      <Time at={dataAt} text={text} />
    </span>
  );
};
