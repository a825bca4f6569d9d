import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import type { Logger } from 'pino';
import type { ApiSettings } from './config.ts';
import type { Metrics } from './observability/metrics.ts';
import { guard, httpReader } from './resilience.ts';

export interface KeysOptions {
  settings: Pick<ApiSettings, 'JWT_JWKS' | 'JWT_JWKS_URL'>;
  metrics: Metrics;
  log: Logger;
}

/** Where the keys that sign tokens are found: the issuer's key set, or one from the settings (local work, tests). */
export function createKeys({ settings, metrics, log }: KeysOptions): JWTVerifyGetKey {
  const { JWT_JWKS: keySet, JWT_JWKS_URL: url } = settings;
  if ((keySet === undefined) === (url === undefined)) {
    throw new Error('set exactly one of JWT_JWKS_URL and JWT_JWKS');
  }
  if (keySet !== undefined) return createLocalJWKSet(JSON.parse(keySet) as JSONWebKeySet);
  return createRemoteJWKSet(new URL(url ?? ''), {
    // Read again when it is old, or when a token names a key that is not in it (the issuer has rotated), but not more
    // often than every 30 s: made-up key ids must not become load on the issuer.
    cacheMaxAge: 600_000,
    cooldownDuration: 30_000,
    [customFetch]: keepLast(httpReader(guard('token-issuer', metrics)), log),
  });
}

/** When the issuer does not answer, the keys at hand stay in use. */
function keepLast(
  read: (url: string) => Promise<Response>,
  log: Logger,
): (url: string) => Promise<Response> {
  let last: string | undefined;
  return async url => {
    try {
      last = await (await read(url)).text();
    } catch (error) {
      log.warn({ url, reason: String(error) }, "the issuer's keys can't be read");
      if (last === undefined) throw error;
    }
    return new Response(last);
  };
}
