import { spawn } from 'node:child_process';

/** Runs the git program without the settings of the machine's user. Gives what it prints. */
export async function runGit(
  args: string[],
  options: { cwd: string; input?: string; config?: Record<string, string> },
): Promise<string> {
  const config = Object.entries(options.config ?? {});
  const child = spawn('git', args, {
    cwd: options.cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: options.cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      // Settings go through the environment: arguments are seen by everybody.
      GIT_CONFIG_COUNT: String(config.length),
      ...Object.fromEntries(
        config.flatMap(([key, value], index) => [
          [`GIT_CONFIG_KEY_${index}`, key],
          [`GIT_CONFIG_VALUE_${index}`, value],
        ]),
      ),
    },
  });
  const errors: Buffer[] = [];
  const output: Buffer[] = [];
  child.stdout.on('data', chunk => output.push(chunk));
  child.stderr.on('data', chunk => errors.push(chunk));
  // Git may end before it has read everything; its status says why.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) {
    throw new Error(
      `'git ${args[0]}' failed: ${Buffer.concat(errors).toString().trim()}`,
    );
  }
  return Buffer.concat(output).toString();
}
