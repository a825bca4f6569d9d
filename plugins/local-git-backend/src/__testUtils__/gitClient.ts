import { execFile } from 'node:child_process';
import { devNull } from 'node:os';

/** What a run of git gave. */
export interface ClientResult {
  code: number;
  output: string;
}

/** Runs the real git as a developer does, with none of this machine's configuration. */
export function git(cwd: string, ...args: string[]): Promise<ClientResult> {
  return new Promise(resolve => {
    execFile(
      'git',
      [
        '-c',
        'user.name=Dev',
        '-c',
        'user.email=dev@example.test',
        '-c',
        'init.defaultBranch=main',
        ...args,
      ],
      {
        cwd,
        maxBuffer: 32 * 1024 * 1024,
        env: {
          PATH: process.env.PATH,
          HOME: cwd,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: devNull,
          GIT_TERMINAL_PROMPT: '0',
          LC_ALL: 'C',
        },
      },
      (error, stdout, stderr) => {
        resolve({
          code: error ? Number(error.code ?? 1) : 0,
          output: `${stdout}${stderr}`,
        });
      },
    );
  });
}

/** Runs git and fails when it fails. */
export async function gitOk(cwd: string, ...args: string[]): Promise<string> {
  const { code, output } = await git(cwd, ...args);
  if (code !== 0)
    throw new Error(`git ${args.join(' ')} failed (${code}): ${output}`);
  return output.trim();
}
