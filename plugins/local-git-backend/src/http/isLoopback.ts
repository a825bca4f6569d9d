import type { Request } from 'express';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Whether a request comes from this machine itself; one that a proxy passes on doesn't count. */
export function isLoopback(req: Request): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    header => req.headers[header] !== undefined,
  );
  return !forwarded && LOOPBACK.test(req.socket.remoteAddress ?? '');
}
