import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The server refuses to run as root. */
function asPostgres(program, args) {
  return process.getuid() === 0
    ? run('runuser', ['-u', 'postgres', '--', program, ...args])
    : run(program, args);
}

async function postgresId() {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async flag =>
      Number((await run('id', [flag, 'postgres'])).stdout),
    ),
  );
  return { uid, gid };
}

/**
 * Starts a PostgreSQL of its own, as safe with its data as in production.
 *
 * @returns its connection string and `stop`; undefined if none is installed
 */
export async function startPostgres() {
  const versions = await readdir(INSTALLED).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) return undefined;
  const bin = join(INSTALLED, newest, 'bin');
  const data = await mkdtemp(join(tmpdir(), 'slo-bench-pg-'));
  if (process.getuid() === 0) {
    const { uid, gid } = await postgresId();
    await chown(data, uid, gid);
  }
  const port = await freePort();
  await asPostgres(join(bin, 'initdb'), [
    ...['-D', data, '-U', 'causeway', '--auth=trust'],
    ...['--encoding=UTF8', '--locale=C'],
  ]);
  const control = (...args) =>
    asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-w', ...args]);
  await control(
    ...['-l', join(data, 'log'), '-o'],
    `-p ${port} -k ${data} -c listen_addresses=127.0.0.1`,
    'start',
  );
  return {
    connection: `postgresql://causeway@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await control('-m', 'immediate', 'stop');
      await rm(data, { recursive: true, force: true });
    },
  };
}
