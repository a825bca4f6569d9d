import { z } from 'zod';

/** A calendar period in UTC; `end` is where the next one begins, `before` where the one before began. */
export interface ReportPeriod {
  period: string;
  before: number;
  from: number;
  end: number;
}

const PATTERN = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** Reads `2026-Q4`, `2026-11` or `2026`; nothing for anything else. */
export function parsePeriod(period: string): ReportPeriod | undefined {
  const match = PATTERN.exec(period);
  if (!match || Number(match[1]) < 2000) {
    return undefined;
  }
  const [, year, quarter, month] = match;
  const first = quarter ? (Number(quarter) - 1) * 3 : Number(month ?? 1) - 1;
  const partOfYear = quarter ? 3 : 1;
  const months = quarter || month ? partOfYear : 12;
  const start = (index: number) => Date.UTC(Number(year), index, 1);
  return {
    period,
    before: start(first - months),
    from: start(first),
    end: start(first + months),
  };
}

/** The quarter that a moment lies in. */
export function quarterOf(at: number): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

/** What a report is asked for with; the quarter that is under way without a period, all owners without one. */
export const reportQuerySchema = z.object({
  owner: z.string().trim().min(1).max(400).optional(),
  period: z
    .string()
    .refine(
      text => parsePeriod(text) !== undefined,
      'write a quarter (2026-Q4), a month (2026-11) or a year (2026)',
    )
    .optional(),
});
