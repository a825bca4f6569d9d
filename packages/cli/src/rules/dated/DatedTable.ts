/** Facts about other people's releases: true on a day, and not for ever. */
export interface DatedTable<Entries> {
  /** What it says, in a few words. */
  what: string;
  /** The day on which somebody last compared it with its sources. */
  checkedOn: string;
  /** Where it can be read anew. */
  sources: readonly string[];
  entries: Entries;
}

const GOOD_FOR_DAYS = 365;
const DAY_MILLISECONDS = 86_400_000;

/** Whether a table has to be compared with its sources again: a year after it was. */
export function isOutdated(
  table: DatedTable<unknown>,
  today: Date = new Date(),
): boolean {
  const age = today.getTime() - Date.parse(table.checkedOn);
  return !(age <= GOOD_FOR_DAYS * DAY_MILLISECONDS);
}
