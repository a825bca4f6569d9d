import { giveWay } from '../database/giveWay';

/** Longest time that a computation keeps the event loop to itself. */
const TURN_MS = 10;

/** Cuts long work into turns, between which everything else that waits for the event loop goes first. */
export class Turns {
  #until = performance.now() + TURN_MS;

  /** Lets others go first if this turn has lasted long enough. */
  async next(): Promise<void> {
    if (this.over) {
      await giveWay();
      this.#until = performance.now() + TURN_MS;
    }
  }

  /** This turn has lasted long enough. */
  get over(): boolean {
    return performance.now() > this.#until;
  }
}
