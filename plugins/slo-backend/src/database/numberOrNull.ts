/** What a column of whole numbers holds; PostgreSQL hands out its large ones as text. */
export function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
