import { Turns } from './Turns';

/** Runs a long computation to its end, without keeping others from the event loop. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  const turns = new Turns();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (turns.over) await turns.next();
  }
}
