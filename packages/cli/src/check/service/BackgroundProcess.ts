import { ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../Toolbox';
import { endWhenInterrupted } from './interruption';

/** Milliseconds between two looks at something that starts. */
const POLL_MS = 200;

/** A program that runs while something else is done, and is ended afterwards. */
export class BackgroundProcess {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | string>;
  #output = '';
  #outcome: number | string | undefined;

  constructor(
    file: string,
    args: readonly string[],
    options: { cwd?: string; env: NodeJS.ProcessEnv },
  ) {
    this.#name = [file, ...args].join(' ');
    this.#child = spawn(file, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        this.#output += text;
      });
    }
    this.#ended = new Promise(resolve => {
      this.#child.on('error', error => resolve(error.message));
      this.#child.on('exit', (code, signal) =>
        resolve(code ?? signal ?? 'unknown'),
      );
    });
    const forget = endWhenInterrupted(() => this.#child.kill('SIGKILL'));
    this.#ended.then(outcome => {
      this.#outcome = outcome;
      forget();
    });
  }

  /** The end of what it said. */
  get said(): string {
    return lastLines(this.#output);
  }

  /**
   * Waits until it is ready.
   *
   * @throws Error with what it said when it ends before, or takes too long
   */
  async waitUntil(
    isReady: () => Promise<boolean>,
    options: { what: string; seconds: number },
  ): Promise<void> {
    const deadline = Date.now() + options.seconds * 1000;
    while (!(await isReady().catch(() => false))) {
      if (this.#outcome !== undefined) {
        throw new Error(
          `${this.#name} ended with ${this.#outcome}: ${this.said}`,
        );
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${options.what} within ${options.seconds} s did not happen: ${this.said}`,
        );
      }
      await sleep(POLL_MS);
    }
  }

  /** Asks it to end, and says how it did: a status, a signal, or `undefined` when it had to be killed. */
  async stop(seconds: number): Promise<number | string | undefined> {
    this.#child.kill('SIGTERM');
    const late = sleep(seconds * 1000, undefined, { ref: false });
    const outcome = await Promise.race([this.#ended, late]);
    if (outcome === undefined) {
      this.#child.kill('SIGKILL');
      await this.#ended;
    }
    return outcome;
  }
}
