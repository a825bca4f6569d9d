/** A number as people write it: at most six digits that count, no trailing zeros. */
export function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A ratio in percent. */
export function percent(ratio: number): string {
  return `${plain(ratio * 100)} %`;
}
