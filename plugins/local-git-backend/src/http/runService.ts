import type { Readable } from 'node:stream';
import type { Response } from 'express';
import type { BareRepository } from '../git/BareRepository';

/** One half of the smart protocol. */
export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** How to run a service for one request. */
export interface RunServiceOptions {
  repository: BareRepository;
  service: GitService;
  /** Configuration for this run alone, on top of what always holds. */
  config?: Record<string, string>;
  /** What the client's `Git-Protocol` header says. */
  protocol?: string;
  /** First bytes for git, before those of `body`. */
  head?: Buffer;
  body?: Readable;
  /** Just tell which refs there are. */
  advertise?: boolean;
  res: Response;
}

/** A push's report is small; what goes beyond is progress nobody needs to keep. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;

function argumentsFor({
  service,
  config = {},
  advertise,
  repository,
}: RunServiceOptions): string[] {
  const settings = Object.entries(config).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const command = service.slice('git-'.length);
  const strict = service === 'git-upload-pack' ? ['--strict'] : [];
  return [
    ...settings,
    command,
    ...strict,
    '--stateless-rpc',
    ...(advertise ? ['--advertise-refs'] : []),
    repository.directory,
  ];
}

/**
 * Runs upload-pack or receive-pack between a request and its response, and gives what it said. The caller ends the
 * response. When the client goes, a clone is stopped; a push that has come in whole runs to its end.
 */
export async function runService(options: RunServiceOptions): Promise<Buffer> {
  const { repository, service, protocol, head, body, res } = options;
  const env =
    protocol && /^[\w=.:-]{1,100}$/.test(protocol)
      ? { GIT_PROTOCOL: protocol }
      : undefined;
  const child = repository.git.start(argumentsFor(options), { env });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  const kept: Buffer[] = [];
  let keptBytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    if (keptBytes < MAX_KEPT_BYTES && service === 'git-receive-pack')
      kept.push(chunk);
    keptBytes += chunk.length;
  });
  child.stderr.resume();
  child.stdin.on('error', () => body?.resume());

  res.on('close', () => {
    if (service === 'git-upload-pack') child.kill();
    child.stdout.resume();
  });
  child.stdout.pipe(res, { end: false });

  if (head) child.stdin.write(head);
  if (body) {
    body.on('error', () => child.stdin.destroy());
    body.pipe(child.stdin);
  } else {
    child.stdin.end();
  }
  await ended;
  return Buffer.concat(kept);
}
