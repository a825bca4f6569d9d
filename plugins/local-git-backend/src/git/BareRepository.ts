import type { GitProgram, GitResult, GitRunOptions } from './GitProgram';

/** One bare repository on disk, and git to ask about it. */
export class BareRepository {
  /** Absolute path. */
  readonly directory: string;
  readonly git: GitProgram;

  constructor(options: { git: GitProgram; directory: string }) {
    this.git = options.git;
    this.directory = options.directory;
  }

  run(
    args: string[],
    options: Omit<GitRunOptions, 'gitDir'> = {},
  ): Promise<GitResult> {
    return this.git.run(args, { ...options, gitDir: this.directory });
  }

  async text(
    args: string[],
    options: Omit<GitRunOptions, 'gitDir'> = {},
  ): Promise<string> {
    return (await this.run(args, options)).stdout.toString('utf8').trim();
  }
}
