import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './freePort';

const READY_MS = 60_000;

function listens(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}

/** A real Prometheus that scrapes nothing: its data were written before. */
export class PrometheusServer {
  readonly url: string;
  readonly #directory: string;
  readonly #port: number;
  readonly #rules: string[];
  readonly #webConfig?: string;
  #child?: ChildProcess;

  private constructor(options: {
    directory: string;
    port: number;
    rules: string[];
    webConfig?: string;
  }) {
    this.#directory = options.directory;
    this.#port = options.port;
    this.#rules = options.rules;
    this.#webConfig = options.webConfig;
    this.url = `http://127.0.0.1:${options.port}`;
  }

  /** @param options - folder for data and settings, rule files to evaluate, and who may connect */
  static async create(options: {
    directory: string;
    rules?: string[];
    webConfig?: string;
  }): Promise<PrometheusServer> {
    return new PrometheusServer({
      ...options,
      rules: options.rules ?? [],
      port: await freePort(),
    });
  }

  /** Starts it on the data of a folder below its own; resolves when it answers. */
  async start(data: string): Promise<void> {
    const config = join(this.#directory, 'prometheus.yaml');
    await writeFile(
      config,
      JSON.stringify({
        global: { evaluation_interval: '5s' },
        rule_files: this.#rules,
      }),
    );
    const child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(this.#directory, data)}`,
        '--storage.tsdb.retention.time=10y',
        // Blocks stay as they were written: nothing is compacted meanwhile.
        '--storage.tsdb.min-block-duration=2h',
        '--storage.tsdb.max-block-duration=2h',
        `--web.listen-address=127.0.0.1:${this.#port}`,
        '--log.level=error',
        ...(this.#webConfig ? [`--web.config.file=${this.#webConfig}`] : []),
      ],
      // Refused handshakes are what that proof is about.
      { stdio: ['ignore', 'ignore', this.#webConfig ? 'ignore' : 'inherit'] },
    );
    this.#child = child;
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline && child.exitCode === null) {
      if (await this.#isReady()) return;
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
    throw new Error('Prometheus did not start');
  }

  async #isReady(): Promise<boolean> {
    // Behind TLS it can't be asked; that it listens is enough where there are no data to load.
    if (this.#webConfig) return listens(this.#port);
    const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  /** Ends it: `SIGKILL` as a crash does. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>(resolve => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }
}
