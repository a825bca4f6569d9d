import type { Problem, Rule } from '../Rule';

/** What the entry points of the official images read. */
const KNOWN =
  /^(POSTGRES_(USER|PASSWORD|DB|INITDB_ARGS|INITDB_WALDIR|HOST_AUTH_METHOD)(_FILE)?|PGDATA|LANG|TZ)$/;

/** Defects 16 and 18 of the source documents. */
export const composeSettings: Rule = {
  id: 'compose-settings',
  what: 'compose.yaml gives the official PostgreSQL image settings that it reads, loads a mounted postgresql.conf, and opens ports on this machine only.',
  why: 'POSTGRES_REPLICATION_… is read by another image; a mounted configuration without -c config_file= does nothing: both look configured.',
  fix: 'use settings of the image, pass -c config_file=PATH, and publish 127.0.0.1:PORT:PORT',
  *check(repository): Iterable<Problem> {
    const compose = repository.document('compose.yaml');
    for (const [name, service] of compose?.entries('services') ?? []) {
      const image = service.text('image');
      if (/(^|\/)(postgres|pgvector)[:/]/.test(image)) {
        const settings = [
          ...service.entries('environment').map(([key]) => key),
          ...service.list('environment').map(item => item.text().split('=')[0]),
        ];
        for (const key of settings.filter(item => !KNOWN.test(item))) {
          yield {
            file: service.file,
            line: service.get('environment').line,
            message: `${image} doesn't read ${key}`,
          };
        }
        const mounted = [
          ...service.list('volumes'),
          ...service.list('configs'),
        ].find(item => JSON.stringify(item.raw).includes('postgresql.conf'));
        if (
          mounted &&
          !/config_file/.test(JSON.stringify(service.get('command').raw ?? ''))
        ) {
          yield {
            file: service.file,
            line: mounted.line,
            message: `the mounted postgresql.conf of ${name} is never read`,
          };
        }
      }
      for (const port of service.list('ports')) {
        const open = port.text()
          ? !/^(127\.0\.0\.1|\$\{)/.test(port.text())
          : !port.is('127.0.0.1', 'host_ip');
        if (open)
          yield {
            file: service.file,
            line: port.line,
            message: `${name} is open to the network on ${port.text()}`,
          };
      }
    }
  },
};
