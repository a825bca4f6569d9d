import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { ContentStream } from '../services/ContentService';

/**
 * Sends a file or archive. Whatever it holds, a browser downloads it and runs nothing of it; its etag is the commit.
 *
 * @param load - gives the stream, or nothing if `known` says that the client has that commit already
 */
export async function sendContent(
  req: Request,
  res: Response,
  load: (
    known: (commit: string) => boolean,
  ) => Promise<ContentStream | undefined>,
): Promise<void> {
  const asked = req.get('If-None-Match')?.replace(/^W\/|"/g, '');
  const content = await load(commit => commit === asked);
  if (!content) {
    res.status(304).end();
    return;
  }
  const { commit, name, size, stream } = content;
  res.setHeader('ETag', `"${commit}"`);
  res.setHeader('Content-Type', 'application/octet-stream');
  res.setHeader(
    'Content-Disposition',
    `attachment; filename*=UTF-8''${encodeFileName(name)}`,
  );
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Cache-Control', 'private, no-cache');
  if (size !== undefined) res.setHeader('Content-Length', String(size));
  try {
    await pipeline(stream, res);
  } catch (error) {
    // The answer has begun: breaking the connection off is the only way left to say that it isn't whole.
    if (!res.headersSent) throw error;
    res.destroy();
  }
}

/** A name as RFC 5987 wants it. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
