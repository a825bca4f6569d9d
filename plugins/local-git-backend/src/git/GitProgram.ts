import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError } from './GitError';
import { hardenedEnvironment, type GitLimits } from './hardenedEnvironment';
import { Limiter } from './Limiter';

/** How to run git once. */
export interface GitRunOptions {
  /** Absolute path of the bare repository. */
  gitDir?: string;
  input?: string | Buffer;
  env?: Record<string, string>;
  /** Exit codes that aren't failures; only 0 by default. */
  okCodes?: number[];
  /** Output beyond this is dropped, git is stopped, and `truncated` is true. 64 MiB by default. */
  maxOutputBytes?: number;
}

/** What a run gave. */
export interface GitResult {
  stdout: Buffer;
  exitCode: number;
  truncated: boolean;
}

const DEFAULT_MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const MAX_STDERR_CHARACTERS = 10_000;

/** The `git` program: started with argument lists only, never through a shell, and in a closed environment. */
export class GitProgram {
  readonly #program: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #home: string;
  readonly #timeoutMs: number;
  readonly #limiter: Limiter;

  constructor(options: {
    program: string;
    home: string;
    limits: GitLimits;
    timeoutMs: number;
    concurrency: number;
  }) {
    this.#program = options.program;
    this.#home = options.home;
    this.#env = hardenedEnvironment(options.limits, options.home);
    this.#timeoutMs = options.timeoutMs;
    this.#limiter = new Limiter({
      concurrency: options.concurrency,
      maxWaiting: 500,
    });
  }

  /** Starts git with open pipes; the caller sees to its end. It is stopped after the time limit. */
  start(
    args: string[],
    options: Pick<GitRunOptions, 'gitDir' | 'env'> = {},
  ): ChildProcessWithoutNullStreams {
    const { gitDir, env } = options;
    return spawn(
      this.#program,
      [...(gitDir ? [`--git-dir=${gitDir}`] : []), ...args],
      {
        cwd: this.#home,
        env: { ...this.#env, ...env },
        shell: false,
        timeout: this.#timeoutMs,
        killSignal: 'SIGTERM',
        windowsHide: true,
      },
    );
  }

  /** Runs git to its end and gives its output. */
  async run(args: string[], options: GitRunOptions = {}): Promise<GitResult> {
    return this.#limiter.run(() => this.#run(args, options));
  }

  #run(args: string[], options: GitRunOptions): Promise<GitResult> {
    const {
      input,
      okCodes = [0],
      maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES,
    } = options;
    const command = args.find(arg => !arg.startsWith('-')) ?? '';
    return new Promise((resolve, reject) => {
      const child = this.start(args, options);
      const chunks: Buffer[] = [];
      let size = 0;
      let truncated = false;
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => {
        if (truncated) return;
        if (size + chunk.length > maxOutputBytes) {
          chunks.push(chunk.subarray(0, maxOutputBytes - size));
          truncated = true;
          child.kill();
          return;
        }
        size += chunk.length;
        chunks.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        if (stderr.length < MAX_STDERR_CHARACTERS)
          stderr += chunk.toString('utf8');
      });
      child.on('error', error =>
        reject(
          new GitError({
            command,
            stderr: '',
            reason: `couldn't be run (${error.message})`,
          }),
        ),
      );
      child.on('close', (code, signal) => {
        const stdout = Buffer.concat(chunks);
        if (truncated) resolve({ stdout, exitCode: 0, truncated });
        else if (signal)
          reject(
            new GitError({
              command,
              stderr,
              reason: `was stopped (${signal}), probably after the time limit`,
            }),
          );
        else if (code === null || !okCodes.includes(code))
          reject(
            new GitError({ command, exitCode: code ?? undefined, stderr }),
          );
        else resolve({ stdout, exitCode: code, truncated });
      });
      // git may end without reading all its input; its exit code then says why.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  }
}
