import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** How a program ended. */
export interface Outcome {
  /** Exit status; -1 when a signal ended it. */
  status: number;
  stdout: string;
  stderr: string;
}

/** How a program is started. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  input?: string;
  /** Seconds after which it is ended; 5 minutes unless told. */
  timeoutSeconds?: number;
}

const DEFAULT_TIMEOUT_SECONDS = 300;

/** The programs of this machine: those that `.ci/tools` installed first, then those on PATH. */
export class Toolbox {
  /** Folder that `.ci/tools` installs to. */
  readonly dir: string;
  readonly #path: string;
  readonly #found = new Map<string, string | undefined>();

  constructor(options: { dir: string; path?: string }) {
    this.dir = options.dir;
    this.#path = [path.join(options.dir, 'bin'), options.path ?? '']
      .filter(Boolean)
      .join(path.delimiter);
  }

  /** Where a program is, if anywhere. */
  find(program: string): string | undefined {
    if (!this.#found.has(program)) {
      const place = this.#path
        .split(path.delimiter)
        .map(folder => path.join(folder, program))
        .find(isExecutable);
      this.#found.set(program, place);
    }
    return this.#found.get(program);
  }

  /** Runs a program to its end, without a shell; a status other than 0 is an outcome like any other. */
  async run(
    program: string,
    args: readonly string[],
    options: RunOptions = {},
  ): Promise<Outcome> {
    const file = path.isAbsolute(program) ? program : this.find(program);
    if (!file) {
      throw new Error(`${program} is not on this machine`);
    }
    return runFile(file, args, {
      ...options,
      env: { ...process.env, PATH: this.#path, ...options.env },
    });
  }

  /**
   * Runs a program and gives what it printed.
   *
   * @throws Error with the end of what it said when it fails
   */
  async output(
    program: string,
    args: readonly string[],
    options: RunOptions = {},
  ): Promise<string> {
    const { status, stdout, stderr } = await this.run(program, args, options);
    if (status !== 0) {
      throw new Error(
        `${path.basename(program)} ${args.join(
          ' ',
        )} ended with ${status}: ${lastLines(`${stdout}\n${stderr}`)}`,
      );
    }
    return stdout;
  }
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The end of a program's output, for a message. */
export function lastLines(text: string, count = 40): string {
  return text.trim().split('\n').slice(-count).join('\n');
}

function runFile(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Outcome> {
  const { cwd, env, input, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout?.on('data', chunk => chunks.stdout.push(chunk));
    child.stderr?.on('data', chunk => chunks.stderr.push(chunk));
    const timer = setTimeout(() => {
      chunks.stderr.push(
        Buffer.from(`\nended after ${timeoutSeconds} s without a result`),
      );
      child.kill('SIGKILL');
    }, timeoutSeconds * 1000);
    child.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', code => {
      clearTimeout(timer);
      resolve({
        status: code ?? -1,
        stdout: Buffer.concat(chunks.stdout).toString('utf8'),
        stderr: Buffer.concat(chunks.stderr).toString('utf8'),
      });
    });
    if (input !== undefined) {
      // A program that ends before it has read everything says why by itself.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    }
  });
}
