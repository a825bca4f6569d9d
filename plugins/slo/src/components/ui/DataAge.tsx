import { formatAge } from '../../lib/formatAge';
import { Time } from './Time';
import ui from './ui.module.css';

/** Where nothing can be known of an SLO, data of this age is why. */
const LATE_MS = 20 * 60_000;

/** Props of {@link DataAge}. */
export interface DataAgeProps {
  /** The SLO: some come once a night, so that age alone doesn't make them late. */
  slo: { dataAt: number | null; truth: string };
  now: number;
}

/** How old the newest data is. */
export const DataAge = (props: DataAgeProps) => {
  const { slo, now } = props;
  const { dataAt, truth } = slo;
  if (dataAt === null) return <span className={ui.unk}>none yet</span>;
  const age = Math.max(0, now - dataAt);
  const late = truth === 'unknown' && age > LATE_MS;
  return (
    <span className={late ? ui.risk : ui.faint}>
      <Time at={dataAt} text={`${formatAge(age)}${late ? ', late' : ''}`} />
    </span>
  );
};
