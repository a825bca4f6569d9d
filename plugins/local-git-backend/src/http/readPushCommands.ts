import type { Readable } from 'node:stream';
import { InputError } from '@backstage/errors';
import { readPacket } from './pktLine';
import type { PushCommand } from './PushCommand';

/** The head of a push: what it wants, and the bytes it was read from, which git needs too. */
export interface PushHead {
  commands: PushCommand[];
  capabilities: string[];
  bytes: Buffer;
}

const MAX_HEAD_BYTES = 1024 * 1024;
const COMMAND = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) (.+)$/s;
const NO_COMMIT = /^0+$/;

function parseCommand(line: string): PushCommand | undefined {
  if (line.startsWith('shallow ')) return undefined;
  const match = COMMAND.exec(line);
  if (!match)
    throw new InputError(
      'The push is not one that this Git host understands (signed pushes are not supported).',
    );
  const [, before, after, ref] = match;
  return {
    ref,
    before: NO_COMMIT.test(before) ? undefined : before,
    after: NO_COMMIT.test(after) ? undefined : after,
  };
}

/** Reads from the body of a push up to where the pack begins, and leaves the rest in the stream. */
export async function readPushCommands(body: Readable): Promise<PushHead> {
  const commands: PushCommand[] = [];
  let capabilities: string[] = [];
  let bytes = Buffer.alloc(0);
  let at = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    bytes = Buffer.concat([bytes, chunk]);
    for (
      let packet = readPacket(bytes, at);
      packet;
      packet = readPacket(bytes, at)
    ) {
      at = packet.next;
      if (!packet.content) return { commands, capabilities, bytes };
      const [line, extra] = packet.content
        .toString('utf8')
        .replace(/\n$/, '')
        .split('\0');
      if (extra !== undefined) capabilities = extra.trim().split(' ');
      const command = parseCommand(line);
      if (command) commands.push(command);
    }
    if (bytes.length > MAX_HEAD_BYTES)
      throw new InputError(
        'The push names too many branches and tags at once.',
      );
  }
  throw new InputError('The push ended before it began.');
}
