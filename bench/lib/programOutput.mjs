import { spawn } from 'node:child_process';
import { root } from '../../scripts/lib/paths.mjs';

/**
 * What a Node.js program printed; what it says on standard error goes to `log`, line by line.
 *
 * @param options.args - the program's file and its arguments
 * @param options.statuses - the ways to end that are no failure
 */
export function programOutput({ args, env, statuses = [0], log }) {
  return new Promise((resolve, reject) => {
    const child = spawn('node', args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      text += chunk;
    });
    child.stderr
      .setEncoding('utf8')
      .on('data', chunk => chunk.trimEnd().split('\n').forEach(log));
    child.on('error', reject);
    child.on('close', status =>
      statuses.includes(status)
        ? resolve(text)
        : reject(new Error(`node ${args.join(' ')} ended with ${status}`)),
    );
  });
}
