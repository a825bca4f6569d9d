import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** Connect to Redis in the background; a command fails at once, or soon, when it can't be had. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    connectTimeout: 2000,
    commandTimeout: 250,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: attempt => Math.random() * Math.min(200 * 2 ** attempt, 5000),
  });
  redis.on('error', (error: Error) => log.warn({ reason: error.message }, 'Redis'));
  return redis;
}
