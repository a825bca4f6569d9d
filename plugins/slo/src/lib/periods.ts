/** A quarter or the year so far, as the report names it and as people do. */
export interface Period {
  /** `2026-Q4` */
  id: string;
  /** `October to December 2026` */
  label: string;
}

const QUARTERS = [
  'January to March',
  'April to June',
  'July to September',
  'October to December',
];
const SHOWN = 6;

/** The present quarter and those before it, newest first; what the ledger can still answer. */
export function recentQuarters(now: number = Date.now()): Period[] {
  const date = new Date(now);
  const present =
    date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
  return Array.from({ length: SHOWN }, (_, back) => {
    const year = Math.floor((present - back) / 4);
    const quarter = (present - back) % 4;
    return {
      id: `${year}-Q${quarter + 1}`,
      label: `${QUARTERS[quarter]} ${year}`,
    };
  });
}
