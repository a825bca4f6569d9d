/** Matches the window of a query, as it is in the files that are spoilt. */
export const WINDOW = String.raw`\[(?:\{\{ ?\.window ?\}\}|5m)\]`;
