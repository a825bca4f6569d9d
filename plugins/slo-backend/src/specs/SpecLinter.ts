import { Worker } from 'node:worker_threads';
import {
  lintSloFiles,
  type LintOptions,
  type LintResult,
  type SloFile,
} from '@causeway/plugin-slo-common';
import {
  LINT_WORKER,
  lintWorkerPath,
  type LintAnswer,
  type LintRequest,
} from './lintWorker';

/** Files of fewer characters together are read in a few milliseconds, here. */
const SMALL = 20_000;

interface Waiting {
  resolve(result: LintResult): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/**
 * Reads and lints SLO files without holding up the event loop: many or large ones in a worker thread, which ends when it has
 * nothing to do, and is ended when files keep it busy for too long or make it use too much memory.
 */
export class SpecLinter {
  readonly #timeoutMs: number;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(options: { timeoutMs?: number; idleMs?: number } = {}) {
    this.#timeoutMs = options.timeoutMs ?? 120_000;
    this.#idleMs = options.idleMs ?? 60_000;
  }

  /**
   * @throws Error when the files can't be read within time and memory
   */
  async lint(files: SloFile[], options: LintOptions): Promise<LintResult> {
    const characters = files.reduce(
      (sum, file) => sum + file.content.length,
      0,
    );
    if (characters < SMALL) return lintSloFiles(files, options);
    return this.#ask({ files, options });
  }

  /** Ends the worker thread. */
  async stop(): Promise<void> {
    this.#fail(new Error('The portal is being stopped.'));
  }

  #ask(request: Omit<LintRequest, 'id'>): Promise<LintResult> {
    clearTimeout(this.#idle);
    this.#lastId += 1;
    const id = this.#lastId;
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          this.#fail(
            new Error(
              `The files were not read within ${
                this.#timeoutMs / 1000
              } seconds.`,
            ),
          ),
        this.#timeoutMs,
      );
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, ...request } satisfies LintRequest);
    });
  }

  #start(): Worker {
    const worker = new Worker(lintWorkerPath, {
      workerData: LINT_WORKER,
      execArgv: execArgvFor(lintWorkerPath),
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    // It never keeps the portal from ending.
    worker.unref();
    worker.on('message', (answer: LintAnswer) => this.#answered(answer));
    worker.on('error', error => this.#ended(worker, error));
    worker.on('exit', () =>
      this.#ended(worker, new Error('The thread that reads files ended.')),
    );
    this.#worker = worker;
    return worker;
  }

  #answered(answer: LintAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if ('result' in answer) waiting.resolve(answer.result);
    else waiting.reject(new Error(answer.error));
    if (this.#waiting.size === 0) {
      this.#idle = setTimeout(() => this.stop(), this.#idleMs).unref();
    }
  }

  #ended(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#fail(error instanceof Error ? error : new Error(String(error)));
  }

  #fail(error: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
    this.#waiting.clear();
    worker?.terminate().catch(() => {});
  }
}

/**
 * Run from source, a thread needs what turns TypeScript into JavaScript. Nothing else is inherited: options of V8, which the
 * portal is started with, are of the process, and a thread isn't made with them.
 */
function execArgvFor(path: string): string[] {
  return path.endsWith('.ts')
    ? ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')]
    : [];
}
