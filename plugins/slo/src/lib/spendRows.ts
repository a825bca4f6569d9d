import type {
  SpendEvent,
  SpendLine,
  SpendStatement,
} from '@causeway/plugin-slo-common';
import { formatBudget } from './formatBudget';
import { formatDay } from './formatDay';
import { roundToSum } from './roundToSum';

const CAUSES: Record<SpendLine['cause'], string> = {
  deploy: 'Deploy',
  incident: 'Incident:',
  dependency: 'Dependency:',
  maintenance: 'Maintenance:',
  unexplained: '',
};

/** A line of the statement as it is shown. */
export interface SpendRow {
  id: string | null;
  title: string;
  /** When it began; null for what has no moment. */
  at: number | null;
  when: string;
  /** Whole; all rows add up to the total. */
  bad: number;
  share: string;
}

/** The statement as it is shown. */
export interface SpendRows {
  lines: SpendRow[];
  total: number;
  share: string;
}

/** Shares of the budget as text; whole percents add up to the whole, where each is at least one. */
function sharesOf(lines: SpendLine[]): string[] {
  const shares = lines.map(({ consumed }) => consumed);
  if (shares.some(share => share === null)) {
    return shares.map(formatBudget);
  }
  const percents = shares.map(share => (share ?? 0) * 100);
  const whole = roundToSum(percents);
  const fine = percents.every(
    (percent, index) => percent === 0 || whole[index] >= 1,
  );
  return fine
    ? whole.map(percent => `${percent.toLocaleString('en-US')} %`)
    : shares.map(formatBudget);
}

/** A spend statement in whole events that add up. */
export function spendRows(options: {
  statement: SpendStatement;
  events?: SpendEvent[];
  now?: number;
}): SpendRows {
  const { statement, events, now } = options;
  const starts = new Map(events?.map(({ id, from }) => [id, from]));
  const bad = roundToSum(statement.lines.map(line => line.bad));
  const shares = sharesOf(statement.lines);
  const lines = statement.lines.map(({ id, cause, title }, index): SpendRow => {
    const at = (id !== null && starts.get(id)) || null;
    return {
      id,
      title: `${CAUSES[cause]} ${title}`.trim(),
      at,
      when: at === null ? '' : formatDay(at, now),
      bad: bad[index],
      share: shares[index],
    };
  });
  return {
    lines,
    total: bad.reduce((sum, part) => sum + part, 0),
    share: formatBudget(statement.consumed),
  };
}
