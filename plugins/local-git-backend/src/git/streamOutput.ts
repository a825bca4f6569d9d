import { PassThrough, type Readable } from 'node:stream';
import type { BareRepository } from './BareRepository';
import { GitError } from './GitError';

/**
 * Runs git and gives its output as it comes. The stream ends only when git has ended well, and fails when it hasn't, so that
 * a cut file never looks whole; destroying the stream stops git.
 */
export function streamOutput(
  repository: BareRepository,
  args: string[],
): Readable {
  const child = repository.git.start(args, { gitDir: repository.directory });
  const output = new PassThrough();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 2000) stderr += chunk.toString('utf8');
  });
  child.stdin.on('error', () => {});
  child.stdin.end();
  child.stdout.pipe(output, { end: false });
  child.on('error', error => output.destroy(error));
  child.on('close', code => {
    if (code === 0) output.end();
    else
      output.destroy(
        new GitError({ command: args[0], exitCode: code ?? undefined, stderr }),
      );
  });
  output.on('close', () => child.kill());
  return output;
}
