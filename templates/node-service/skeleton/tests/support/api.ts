import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Redis } from 'ioredis';
import { sql } from 'kysely';
import { pino, type Logger } from 'pino';
import { expect } from 'vitest';
import { buildApp } from '../../src/app.ts';
import type { ApiSettings } from '../../src/config.ts';
import { connect, type Connection } from '../../src/database/connect.ts';
import type { Session } from '../../src/sessions/schemas.ts';
import { Issuer } from './issuer.ts';
import { apiSettings, databaseUrl } from './settings.ts';

export const silent = pino({ level: 'silent' });

export interface CallOptions {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The API, running with nothing stored, and someone who calls it. */
export class Api {
  readonly app: FastifyInstance;
  readonly issuer: Issuer;
  readonly settings: ApiSettings;
  #token = '';

  private constructor(app: FastifyInstance, issuer: Issuer, settings: ApiSettings) {
    this.app = app;
    this.issuer = issuer;
    this.settings = settings;
  }

  static async start(more: NodeJS.ProcessEnv = {}, log: Logger = silent): Promise<Api> {
    await empty();
    const issuer = await Issuer.create();
    const settings = apiSettings(issuer.keySet, more);
    const api = new Api(await buildApp(settings, log), issuer, settings);
    api.#token = await issuer.token();
    return api;
  }

  /** Wait until Redis is connected. */
  async limiting(): Promise<this> {
    await expect
      .poll(async () => (await this.app.inject('/readyz')).body)
      .toContain('"redis":"ok"');
    return this;
  }

  /** Call as someone who may do everything, unless a token is given. */
  async call(
    method: 'GET' | 'POST',
    url: string,
    { token = this.#token, body, headers = {} }: CallOptions = {},
  ): Promise<LightMyRequestResponse> {
    return this.app.inject({
      method,
      url,
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { payload: body as object }),
    });
  }

  /** Start a session. */
  async start(
    { key = randomUUID(), ...more }: { key?: string; topic?: string; questions?: number } = {},
    options: CallOptions = {},
  ): Promise<LightMyRequestResponse> {
    return this.call('POST', '/v1/sessions', {
      body: { topic: 'algebra', questions: 10, ...more },
      headers: { 'idempotency-key': key },
      ...options,
    });
  }

  /** Start a session that must succeed. */
  async started(topic = 'algebra'): Promise<Session> {
    return (await this.start({ topic })).json();
  }

  /** A series' value as Prometheus would scrape it; 0 when it is not there. */
  async metric(name: string, labels: Record<string, string> = {}): Promise<number> {
    const { body } = await this.app.inject('/metrics');
    return metricIn(body, name, labels);
  }
}

/** A series' value in Prometheus' text format; 0 when it is not there. */
export function metricIn(text: string, name: string, labels: Record<string, string> = {}): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find(
      series =>
        (series.startsWith(`${name}{`) || series.startsWith(`${name} `)) &&
        wanted.every(label => series.includes(label)),
    );
  return Number(line?.split(' ').at(-1) ?? 0);
}

/** Forget everything that is stored. */
async function empty(): Promise<void> {
  await withDatabase(async ({ db }) => {
    const tables = (await db.introspection.getTables()).map(({ name }) => sql.table(name));
    await sql`truncate ${sql.join(tables)}`.execute(db);
  });
  const redis = new Redis(process.env['REDIS_URL'] ?? '');
  await redis.flushdb();
  redis.disconnect();
}

/** Use the tests' database. */
export async function withDatabase<Result>(
  use: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = connect({ url: databaseUrl(), name: 'tests', poolSize: 5, log: silent });
  try {
    return await use(connection);
  } finally {
    await connection.db.destroy();
  }
}

/** A destination for logs that keeps its lines. */
export function keepLines(): { stream: Writable; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { stream, lines };
}
