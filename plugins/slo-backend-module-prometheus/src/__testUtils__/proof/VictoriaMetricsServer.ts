import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Sample } from './exposition';
import { freePort } from './freePort';

const READY_MS = 60_000;
const SAMPLES_OF_A_REQUEST = 20_000;

/** A real VictoriaMetrics that scrapes nothing: its data are pushed to it. */
export class VictoriaMetricsServer {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(options: { url: string; child: ChildProcess }) {
    this.url = options.url;
    this.#child = options.child;
  }

  /** Starts it on an empty folder below the one that is given; resolves when it answers. */
  static async start(directory: string): Promise<VictoriaMetricsServer> {
    const address = `127.0.0.1:${await freePort()}`;
    const child = spawn(
      'victoria-metrics',
      [
        `-storageDataPath=${join(directory, 'victoria-metrics')}`,
        `-httpListenAddr=${address}`,
        '-retentionPeriod=10y',
        // Nothing is under way: what was pushed is there.
        '-search.latencyOffset=0s',
        '-search.maxQueryLen=131072',
        '-loggerLevel=ERROR',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const server = new VictoriaMetricsServer({
      url: `http://${address}`,
      child,
    });
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline && child.exitCode === null) {
      const answer = await fetch(`${server.url}/health`).catch(() => undefined);
      if (answer?.ok) return server;
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
    throw new Error('VictoriaMetrics did not start');
  }

  /** Resolves when queries find the samples. */
  async push(samples: readonly Sample[]): Promise<void> {
    for (let from = 0; from < samples.length; from += SAMPLES_OF_A_REQUEST) {
      const body = samples
        .slice(from, from + SAMPLES_OF_A_REQUEST)
        .map(
          ({ metric, labels, value, time }) =>
            `${metric}{${labels}} ${value} ${Math.round(time * 1000)}`,
        )
        .join('\n');
      await this.#ask('/api/v1/import/prometheus', { method: 'POST', body });
    }
    await this.#ask('/internal/force_flush');
    await this.#ask('/internal/resetRollupResultCache');
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null)
      return;
    await new Promise<void>(resolve => {
      this.#child.once('exit', () => resolve());
      this.#child.kill(signal);
    });
  }

  async #ask(path: string, request?: RequestInit): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, request);
    if (!answer.ok) {
      throw new Error(
        `${path} answers ${answer.status}: ${await answer.text()}`,
      );
    }
  }
}
