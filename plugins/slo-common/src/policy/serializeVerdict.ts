import { PolicyVerdict } from './PolicyVerdict';

/**
 * A verdict as text: the same verdict gives the same bytes, whatever the order in which its objects were made.
 *
 * @public
 */
export function serializeVerdict(verdict: PolicyVerdict): string {
  return JSON.stringify(verdict, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
