const FEWEST = 6;
const MOST = 2_000;

/**
 * How many points of a series are asked for at once: half as many when that was too much, slowly more when it wasn't. Prometheus
 * itself draws the line at 11,000; its memory and patience end earlier.
 */
export class RangeLimit {
  #points = MOST;

  get points(): number {
    return Math.floor(this.#points);
  }

  /** It was too much. @returns whether less can be asked for */
  failed(points: number): boolean {
    if (points <= FEWEST) return false;
    this.#points = Math.max(FEWEST, Math.ceil(points / 2));
    return true;
  }

  succeeded(): void {
    this.#points = Math.min(MOST, this.#points * 1.25);
  }
}
