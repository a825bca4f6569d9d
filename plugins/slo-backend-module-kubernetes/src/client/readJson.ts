/**
 * The body of an answer.
 *
 * @throws Error if it is larger, or no JSON
 */
export async function readJson(
  response: Response,
  limits: { megabytes: number },
): Promise<unknown> {
  const most = limits.megabytes * 1024 * 1024;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) {
      throw new Error(`its answer is larger than ${limits.megabytes} MiB`);
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Error('its answer is no JSON');
  }
}
