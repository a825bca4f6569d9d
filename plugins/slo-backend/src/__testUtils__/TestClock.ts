/** A clock that stands still until it is set. */
export class TestClock {
  time: number;

  constructor(time: number) {
    this.time = time;
  }

  readonly now = () => this.time;

  advance(ms: number): void {
    this.time += ms;
  }
}
