import { InputError } from '@backstage/errors';

/** The packet that ends a list. */
export const FLUSH_PACKET = Buffer.from('0000');

/** Content as Git's protocol frames it: four hex digits of length, then the bytes. */
export function packet(content: string | Buffer): Buffer {
  const bytes = Buffer.isBuffer(content)
    ? content
    : Buffer.from(content, 'utf8');
  return Buffer.concat([
    Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')),
    bytes,
  ]);
}

/** One packet read from the front of a buffer. */
export interface ReadPacket {
  /** `undefined` for a flush or other control packet. */
  content: Buffer | undefined;
  /** Where the next one begins. */
  next: number;
}

/**
 * Reads the packet at an offset; `undefined` while it isn't there whole.
 *
 * @throws InputError when the bytes are no packet
 */
export function readPacket(buffer: Buffer, at: number): ReadPacket | undefined {
  if (buffer.length < at + 4) return undefined;
  const digits = buffer.toString('latin1', at, at + 4);
  if (!/^[0-9a-f]{4}$/i.test(digits))
    throw new InputError('This is not what a git client sends.');
  const length = parseInt(digits, 16);
  if (length < 4) return { content: undefined, next: at + 4 };
  if (buffer.length < at + length) return undefined;
  return { content: buffer.subarray(at + 4, at + length), next: at + length };
}
