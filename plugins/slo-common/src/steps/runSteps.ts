/**
 * Runs a long computation to its end at once. Whoever may not hold others up takes its steps one by one, with pauses.
 *
 * @public
 */
export function runSteps<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}
