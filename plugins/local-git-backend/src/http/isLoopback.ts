import type { Request } from 'express';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** `Host` of a request that was made to this machine by one of its own names. */
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a request comes from this machine itself, and was meant for it: one that a proxy passes on doesn't count, and
 * neither does one from a browser in which a page of another site pointed its own name here (DNS rebinding).
 */
export function isLoopback(req: Request): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    header => req.headers[header] !== undefined,
  );
  return (
    !forwarded &&
    LOOPBACK.test(req.socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(req.headers.host ?? '')
  );
}
