/** Counts what was proved, and prints each line. */
export class Checks {
  #passed = 0;
  #failed = 0;

  get failed(): number {
    return this.#failed;
  }

  /** @param detail - the numbers */
  check(passed: boolean, what: string, detail: string): void {
    if (passed) this.#passed += 1;
    else this.#failed += 1;
    this.say(`${passed ? 'ok     ' : 'FAILED '} ${what}: ${detail}`);
  }

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  summary(): void {
    this.say(`${this.#passed} passed, ${this.#failed} failed`);
  }
}
