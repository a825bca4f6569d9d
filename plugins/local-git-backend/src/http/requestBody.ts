import { Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Request } from 'express';
import { InputError } from '@backstage/errors';

/** The body of a request, unpacked, failing once it is larger than `maxBytes`. */
export function requestBody(req: Request, maxBytes: number): Readable {
  let size = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes)
        done(new InputError(`The request is larger than ${maxBytes} bytes.`));
      else done(null, chunk);
    },
  });
  const encoding = req.headers['content-encoding'];
  if (
    encoding &&
    encoding !== 'gzip' &&
    encoding !== 'x-gzip' &&
    encoding !== 'identity'
  ) {
    throw new InputError(
      `Bodies in '${encoding}' encoding are not supported; use gzip or none.`,
    );
  }
  // Nothing would ever come, and nothing would say so: it went while the request waited for its turn.
  if (req.readableAborted || req.socket.destroyed) {
    throw new InputError('The client went away.');
  }
  const unpacked: Readable = encoding?.endsWith('gzip')
    ? req.pipe(createGunzip())
    : req;
  unpacked.on('error', error => limited.destroy(error));
  req.on('error', error => limited.destroy(error));
  req.on('aborted', () =>
    limited.destroy(new InputError('The client went away.')),
  );
  return unpacked.pipe(limited);
}
