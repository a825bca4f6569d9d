import { spawn } from 'node:child_process';
import { UserError } from './progress.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and passes its exit status on as an error. Whoever
 * ends this process ends the program too, which else would go on alone.
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
    let stopped = false;
    const passOn = received => {
      stopped = true;
      child.kill(received);
    };
    const settle = () => SIGNALS.forEach(name => process.off(name, passOn));
    SIGNALS.forEach(name => process.on(name, passOn));
    child.on('error', error => {
      settle();
      reject(error);
    });
    child.on('close', (status, signal) => {
      settle();
      if (stopped) reject(new UserError('Stopped'));
      else if (status === 0) resolve(output);
      else {
        const tail = output.trim().split('\n').slice(-25).join('\n');
        const how = signal ? `was ended by ${signal}` : `failed (${status})`;
        const name = [command, ...args].join(' ');
        reject(new UserError(`${tail ? `${tail}\n\n` : ''}'${name}' ${how}`));
      }
    });
  });
}
