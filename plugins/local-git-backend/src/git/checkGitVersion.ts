import type { GitProgram } from './GitProgram';

/** What the installed git can do. */
export interface GitVersion {
  version: string;
  /** From Git 2.38 on merges need no work tree. */
  canMerge: boolean;
}

/** Asks git for its version; fails with advice when there is none. */
export async function checkGitVersion(git: GitProgram): Promise<GitVersion> {
  let output: string;
  try {
    output = (await git.run(['--version'])).stdout.toString('utf8');
  } catch (error) {
    throw new Error(
      "The embedded Git host needs the 'git' program: install it, or name it in 'localGit.program'.",
      {
        cause: error,
      },
    );
  }
  const [, version = '0.0', major = '0', minor = '0'] =
    /((\d+)\.(\d+)[\w.]*)/.exec(output) ?? [];
  return {
    version,
    canMerge: Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38),
  };
}
