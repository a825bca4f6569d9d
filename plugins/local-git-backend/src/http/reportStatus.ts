import { FLUSH_PACKET, packet, readPacket } from './pktLine';
import type { PushCommand } from './PushCommand';

const SIDE_BAND_DATA = 1;

/** git's answer to a push that the host refuses itself: which ref and why. */
export function refusalReport(
  commands: PushCommand[],
  refused: Map<string, string>,
  capabilities: string[],
): Buffer {
  const report = Buffer.concat([
    packet('unpack ok\n'),
    ...commands.map(({ ref }) =>
      packet(
        `ng ${ref} ${
          refused.get(ref) ?? 'refused with the rest of the push'
        }\n`,
      ),
    ),
    FLUSH_PACKET,
  ]);
  if (!capabilities.includes('side-band-64k')) return report;
  // A frame holds at most 65,519 bytes; reports of more refs than that go out in several.
  const frames: Buffer[] = [];
  for (let at = 0; at < report.length; at += 60_000) {
    frames.push(
      packet(
        Buffer.concat([
          Buffer.from([SIDE_BAND_DATA]),
          report.subarray(at, at + 60_000),
        ]),
      ),
    );
  }
  return Buffer.concat([...frames, FLUSH_PACKET]);
}

function packets(buffer: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (
    let at = 0, next = readPacket(buffer, at);
    next;
    next = readPacket(buffer, at)
  ) {
    at = next.next;
    if (next.content) found.push(next.content);
  }
  return found;
}

/** Full names of the refs that git reports as moved. */
export function acceptedRefs(output: Buffer): string[] {
  const outer = packets(output);
  const framed = outer.length > 0 && outer.every(content => content[0] <= 3);
  const lines = framed
    ? packets(
        Buffer.concat(
          outer
            .filter(([band]) => band === SIDE_BAND_DATA)
            .map(content => content.subarray(1)),
        ),
      )
    : outer;
  return lines
    .map(line => line.toString('utf8').trim())
    .filter(line => line.startsWith('ok '))
    .map(line => line.slice('ok '.length));
}
