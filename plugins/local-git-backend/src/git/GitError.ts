import { CustomErrorBase } from '@backstage/errors';

/** A run of git that failed; `stderr` is what git said, shortened. */
export class GitError extends CustomErrorBase {
  name = 'GitError' as const;
  readonly exitCode: number | undefined;
  readonly stderr: string;

  constructor(options: {
    command: string;
    exitCode?: number;
    stderr: string;
    reason?: string;
  }) {
    const said = options.stderr.trim().slice(0, 500);
    super(
      `git ${options.command} ${
        options.reason ?? `ended with code ${options.exitCode}`
      }${said && `: ${said}`}`,
    );
    this.exitCode = options.exitCode;
    this.stderr = said;
  }
}
