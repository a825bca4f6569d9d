/** A token bucket for each caller, in Redis so that all replicas share it. */

import { createHash } from 'node:crypto';
import type { ClientContext, Redis, Result } from 'ioredis';
import type { Logger } from 'pino';
import { Problem } from './http/problem.ts';
import type { Metrics } from './observability/metrics.ts';
import type { Guarded } from './resilience.ts';

// Answers the seconds to wait, "0" when a token was taken. Redis' own clock, so replicas agree.
const TAKE_TOKEN = `
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local elapsed = math.max(0, now - (tonumber(bucket[2]) or now))
local tokens = math.min(burst, (tonumber(bucket[1]) or burst) + elapsed * rate)
local wait = 0
if tokens >= 1 then tokens = tokens - 1 else wait = (1 - tokens) / rate end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000) + 1000)
return tostring(wait)
`;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    takeToken(key: string, rate: number, burst: number): Result<string, Context>;
  }
}

export interface RateLimitOptions {
  redis: Redis;
  guarded: Guarded;
  metrics: Metrics;
  log: Logger;
  /** Keeps services apart that share a Redis. */
  name: string;
  perSecond: number;
  burst: number;
}

/**
 * Takes a token for a caller, or throws a 429 problem.
 *
 * When Redis does not answer, requests are let through: the limit protects the service from a caller in a hurry, and is not
 * worth an outage of its own.
 */
export function createRateLimit(options: RateLimitOptions): (subject: string) => Promise<void> {
  const { redis, guarded, metrics, log, name, perSecond, burst } = options;
  redis.defineCommand('takeToken', { numberOfKeys: 1, lua: TAKE_TOKEN });
  return async subject => {
    const key = `${name}:rate:${createHash('sha256').update(subject).digest('hex')}`;
    let wait: number;
    try {
      wait = Number(await guarded(() => redis.takeToken(key, perSecond, burst)));
    } catch (error) {
      log.warn({ reason: String(error) }, 'rate limiter unavailable, request let through');
      metrics.rateLimit('unavailable');
      return;
    }
    if (wait > 0) {
      metrics.rateLimit('limited');
      throw new Problem(429, 'Too many requests.', {
        kind: 'rate-limited',
        headers: { 'Retry-After': String(Math.ceil(wait)) },
      });
    }
    metrics.rateLimit('allowed');
  };
}
