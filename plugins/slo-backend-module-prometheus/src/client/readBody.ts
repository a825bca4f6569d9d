/** An answer was larger than what may be read. */
export class BodyTooLarge extends Error {}

/**
 * Reads a body as text, and no more of it than allowed: what is too large is never in memory as a whole.
 *
 * @throws BodyTooLarge
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
