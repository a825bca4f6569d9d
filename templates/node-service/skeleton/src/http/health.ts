import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

export interface HealthOptions {
  registry: Registry;
  /** Without these there is nothing to serve. */
  required: Record<string, () => Promise<unknown>>;
  /** These are only told. */
  optional?: Record<string, () => Promise<unknown>>;
}

const LIMIT_MS = 1000;

/** For the platform: is it alive, is it ready, what did it count. */
export function addHealth(
  app: FastifyInstance,
  { registry, required, optional = {} }: HealthOptions,
): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const checks = await Promise.all(
      Object.entries({ ...required, ...optional }).map(async ([name, check]) => {
        try {
          await withinLimit(check());
          return [name, 'ok'] as const;
        } catch (error) {
          app.log.warn({ dependency: name, reason: String(error) }, 'not answering');
          return [name, 'unavailable'] as const;
        }
      }),
    );
    const answers = Object.fromEntries(checks);
    const ok = Object.keys(required).every(name => answers[name] === 'ok');
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'unavailable', ...answers });
  });

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

async function withinLimit(check: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  await Promise.race([check, late]).finally(() => clearTimeout(timer));
}
