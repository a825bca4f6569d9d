import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON, hex. */
export function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
