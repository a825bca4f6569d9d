import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory, nodeTransform, root } from './paths.mjs';

const GRACE_MILLISECONDS = 10_000;
const exitWithParent = new URL('./exitWithParent.mjs', import.meta.url).href;

/**
 * The processes of one `npm start`: they write to log files under the data
 * directory, and end together.
 */
export class Processes {
  #children = new Map();
  #onFailure;
  #stopping = false;

  /** `onFailure(name, status, lastLines)` is called once, for the first that ends unasked. */
  constructor({ onFailure }) {
    this.#onFailure = onFailure;
  }

  /** Starts TypeScript or JavaScript with Node, from source. */
  start(name, { node, nodeOptions = [], env, cwd = root, script, args = [] }) {
    const logs = join(dataDirectory, 'logs');
    mkdirSync(logs, { recursive: true });
    const log = createWriteStream(join(logs, `${name}.log`));
    const child = spawn(
      node,
      [
        ...nodeOptions,
        '--import',
        exitWithParent,
        '--require',
        nodeTransform,
        script,
        ...args,
      ],
      { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    let lastLines = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        log.write(chunk);
        lastLines = (lastLines + chunk).slice(-4_000);
      });
    }
    this.#children.set(name, child);
    child.on('exit', status => {
      this.#children.delete(name);
      if (!this.#stopping) {
        this.#stopping = true;
        this.#onFailure(name, status, lastLines);
      }
    });
  }

  /** Asks all to end, and makes those that don't within ten seconds. */
  async stop() {
    this.#stopping = true;
    const children = [...this.#children.values()];
    await Promise.all(
      children.map(
        child =>
          new Promise(resolve => {
            if (child.exitCode !== null || child.signalCode !== null) {
              resolve();
              return;
            }
            const hard = setTimeout(
              () => child.kill('SIGKILL'),
              GRACE_MILLISECONDS,
            );
            child.once('exit', () => {
              clearTimeout(hard);
              resolve();
            });
            child.kill('SIGTERM');
          }),
      ),
    );
  }
}
