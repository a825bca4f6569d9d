import pg from 'pg';

// Connection exceptions, insufficient resources, operator intervention (statement timeout included), lock not available.
const CODES = /^(08|53|57)...$|^55P03$/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
// The driver has no codes for these.
const MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/;

/** Whether an error says that the database can't answer just now, rather than that the statement is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return CODES.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  return ('code' in error && NETWORK.has(String(error.code))) || MESSAGES.test(error.message);
}
