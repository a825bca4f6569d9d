import type { SloTimeline, SpendStatement } from '@causeway/plugin-slo-common';
import { useMemo } from 'react';
import { budgetTicks } from '../../lib/budgetTicks';
import { formatBudget } from '../../lib/formatBudget';
import { formatDay } from '../../lib/formatDay';
import { EventMarks } from '../chart/EventMarks';
import { TimeChart } from '../chart/TimeChart';
import { ZeroLine } from '../chart/ZeroLine';
import { TimelineTable } from './TimelineTable';

/** Props of {@link BudgetChart}. */
export interface BudgetChartProps {
  timeline: SloTimeline;
  /** Gives the events their share of the budget. */
  spend?: SpendStatement;
}

/** Green down to a quarter of the budget, amber down to nothing, red below. */
const BANDS = [
  { below: 0, color: 'var(--cw-bad)' },
  { below: 0.25, color: 'var(--cw-risk)' },
  { below: Infinity, color: 'var(--cw-ok)' },
];

function marksOf({ timeline, spend }: BudgetChartProps) {
  const lines = new Map(spend?.lines.map(line => [line.id, line]));
  return timeline.events.map(event => {
    const share = lines.get(event.id)?.consumed ?? null;
    return {
      event,
      text: share ? `${event.title} −${formatBudget(share)}` : event.title,
      weight: share ?? (event.cause === 'deploy' ? -1 : 0),
    };
  });
}

/** The budget that was left at each moment, with what happened to the service. */
export const BudgetChart = (props: BudgetChartProps) => {
  const { timeline, spend } = props;
  const { points, from, to } = timeline;
  const at = useMemo(() => points.map(point => point.at), [points]);
  const values = useMemo(() => points.map(point => point.remaining), [points]);
  const marks = useMemo(() => marksOf({ timeline, spend }), [timeline, spend]);
  const known = values.filter(value => value !== null);
  const last = known[known.length - 1];
  const lowest = known.length ? Math.min(...known) : 0;
  return (
    <>
      <TimeChart
        label={`Budget left from ${formatDay(from)} to ${formatDay(to)}: ${
          last === undefined
            ? 'nothing is known'
            : `lowest ${formatBudget(lowest)}, last ${formatBudget(last)}`
        }. The table below has the numbers.`}
        from={from}
        to={to}
        at={at}
        values={values}
        name="Budget left"
        format={formatBudget}
        height={230}
        color="var(--cw-ok)"
        bands={BANDS}
        ticks={budgetTicks(lowest)}
        min={Math.min(0, lowest)}
        max={Math.max(1, ...known)}
      >
        <ZeroLine />
        <EventMarks marks={marks} from={from} to={to} />
      </TimeChart>
      <TimelineTable timeline={timeline} />
    </>
  );
};
