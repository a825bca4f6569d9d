/** Who calls, and what the call may do: JWT access tokens, checked against a key set. */

import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Problem } from './http/problem.ts';

// Asymmetric only: with a shared secret in the list, a public key could be used as one.
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];

/** Who sent a request. */
export interface Caller {
  subject: string;
  scopes: ReadonlySet<string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

export interface AuthenticatorOptions {
  keys: JWTVerifyGetKey;
  issuer: string;
  audience: string;
}

/** Checks access tokens; tells who holds one, or throws a 401 problem. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>;

/** Accept tokens of this issuer for this audience. */
export function createAuthenticate({ keys, issuer, audience }: AuthenticatorOptions): Authenticate {
  return async request => {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) {
      throw unauthorized('Send an access token: Authorization: Bearer <token>.');
    }
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      clockTolerance: 10,
      requiredClaims: ['exp', 'iat', 'sub'],
    }).catch((error: unknown) => {
      throw refusal(error);
    });
    const { sub: subject, scope = '' } = payload;
    if (!subject || subject.length > 255 || typeof scope !== 'string') {
      throw unauthorized("The token's subject or scope can't be used.");
    }
    return { subject, scopes: new Set(scope.split(' ')) };
  };
}

/** Let callers in whose token has the scope, as often as the rate limit allows. */
export function createAllow(
  authenticate: Authenticate,
  limit: (subject: string) => Promise<void>,
): (scope: string) => onRequestAsyncHookHandler {
  return scope => async request => {
    const caller = await authenticate(request);
    await limit(caller.subject);
    if (!caller.scopes.has(scope)) {
      throw new Problem(403, `This needs the scope ${scope}.`, {
        headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
      });
    }
    request.caller = caller;
  };
}

/** Who sent the request; for operations behind `allow`. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`${request.url} lets in anybody`);
  return request.caller;
}

function refusal(error: unknown): Problem {
  const unreadable = error instanceof errors.JWKSInvalid || error instanceof errors.JWKSTimeout;
  if (error instanceof errors.JOSEError && !unreadable) {
    return unauthorized(`The token is not valid: ${error.message}.`);
  }
  return new Problem(503, "Tokens can't be checked: the issuer's keys can't be read.", {
    kind: 'issuer-unavailable',
    headers: { 'Retry-After': '5' },
    cause: error,
  });
}

function unauthorized(detail: string): Problem {
  return new Problem(401, detail, { headers: { 'WWW-Authenticate': 'Bearer' } });
}
