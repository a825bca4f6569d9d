import { spawn } from 'node:child_process';
import { UserError } from './progress.mjs';

/**
 * Runs a program to its end and passes its exit status on as an error.
 * `quiet` keeps its output back and shows the end of it only when it fails.
 */
export function exec(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    let output = '';
    const keep = chunk => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (status === 0) resolve(output);
      else {
        const tail = output.trim().split('\n').slice(-25).join('\n');
        const how = signal ? `was ended by ${signal}` : `failed (${status})`;
        const name = [command, ...args].join(' ');
        reject(new UserError(`${tail ? `${tail}\n\n` : ''}'${name}' ${how}`));
      }
    });
  });
}
