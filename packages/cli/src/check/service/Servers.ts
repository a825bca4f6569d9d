import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { postgresBin } from '../needs';
import type { Toolbox } from '../Toolbox';
import { BackgroundProcess } from './BackgroundProcess';
import { freePort } from './freePort';
import { endWhenInterrupted } from './interruption';

const START_SECONDS = 30;

/** More than all checks of a run will ever take. */
const REDIS_DATABASES = 10_000;

/** Empty stores of one check alone. */
export interface Stores {
  databaseUrl: string;
  redisUrl: string;
  /** Removes the database. */
  remove(): Promise<void>;
}

/** A PostgreSQL with pgvector and a Redis, on free ports of the loopback interface. */
export class Servers {
  readonly #toolbox: Toolbox;
  readonly #dataDir: string;
  readonly #redis: BackgroundProcess;
  readonly #address: string;
  readonly #forget: () => void;
  readonly #redisAddress: string;
  #given = 0;

  static async start(options: {
    toolbox: Toolbox;
    /** An empty folder that other users may look into. */
    scratch: string;
  }): Promise<Servers> {
    const { toolbox, scratch } = options;
    const dataDir = await fs.mkdtemp(path.join(scratch, 'postgres-'));
    const address = await startPostgres(toolbox, dataDir);
    const port = await freePort();
    const redis = new BackgroundProcess(
      toolbox.find('redis-server') ?? 'redis-server',
      `--port ${port} --bind 127.0.0.1 --databases ${REDIS_DATABASES} --appendonly no --dir ${scratch} --save`
        .split(' ')
        .concat(''),
      { env: process.env },
    );
    const servers = new Servers({
      toolbox,
      dataDir,
      address,
      redis,
      redisAddress: `redis://127.0.0.1:${port}`,
    });
    await redis.waitUntil(
      async () => redis.said.includes('Ready to accept connections'),
      { what: 'Redis starting', seconds: START_SECONDS },
    );
    return servers;
  }

  private constructor(options: {
    toolbox: Toolbox;
    dataDir: string;
    address: string;
    redis: BackgroundProcess;
    redisAddress: string;
  }) {
    this.#toolbox = options.toolbox;
    this.#dataDir = options.dataDir;
    this.#address = options.address;
    this.#redis = options.redis;
    this.#redisAddress = options.redisAddress;
    this.#forget = endWhenInterrupted(() => killPostgres(options.dataDir));
  }

  /** Makes an empty database in PostgreSQL, and takes a number of Redis that nobody had before. */
  async createStores(): Promise<Stores> {
    this.#given += 1;
    const name = `check_${this.#given}`;
    const redisUrl = `${this.#redisAddress}/${this.#given}`;
    const { hostname, port } = new URL(this.#address);
    const place = ['-h', hostname, '-p', port, '-U', 'app'];
    await asPostgres(this.#toolbox, 'createdb', [...place, name]);
    return {
      databaseUrl: `${this.#address}/${name}`,
      redisUrl,
      remove: async () => {
        await asPostgres(this.#toolbox, 'dropdb', [...place, '--force', name]);
      },
    };
  }

  /** Ends both at once: nothing of theirs is kept. */
  async stop(): Promise<void> {
    await this.#redis.stop(5);
    await asPostgres(this.#toolbox, 'pg_ctl', [
      ...['-D', this.#dataDir],
      ...['-m', 'immediate'],
      'stop',
    ]);
    this.#forget();
  }
}

/** Ends a server at once, without waiting for it. */
function killPostgres(dataDir: string): void {
  const [pid] = readFileSync(
    path.join(dataDir, 'postmaster.pid'),
    'utf8',
  ).split('\n');
  process.kill(Number(pid), 'SIGQUIT');
}

/** PostgreSQL's programs refuse to run as root. */
async function asPostgres(
  toolbox: Toolbox,
  program: string,
  args: readonly string[],
): Promise<string> {
  const file = path.join(postgresBin(toolbox) ?? '', program);
  return process.getuid?.() === 0
    ? toolbox.output('runuser', ['-u', 'postgres', '--', file, ...args], {
        cwd: '/',
      })
    : toolbox.output(file, args);
}

async function startPostgres(
  toolbox: Toolbox,
  dataDir: string,
): Promise<string> {
  if (process.getuid?.() === 0) {
    await toolbox.output('chown', ['postgres', dataDir]);
  }
  const port = await freePort();
  await asPostgres(toolbox, 'initdb', [
    ...['-D', dataDir, '-U', 'app'],
    ...['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
  ]);
  await asPostgres(toolbox, 'pg_ctl', [
    ...['-D', dataDir, '-w', '-l', path.join(dataDir, 'log'), '-o'],
    `-p ${port} -k ${dataDir} -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off`,
    'start',
  ]);
  return `postgresql://app@127.0.0.1:${port}`;
}
