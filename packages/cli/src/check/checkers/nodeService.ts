import type { Checker } from '../Checker';
import { npm, postgres, redis } from '../needs';
import { isNode, nodeCopy } from '../service/environments';
import { lastLines } from '../Toolbox';
import { serviceFiles } from './fileSelection';

const CHECK_SECONDS = 1800;

/** `npm run check` of the service: lint, types and tests with the coverage gate, against a real PostgreSQL and Redis. */
export const nodeTests: Checker = {
  id: 'node-tests',
  title: "the service's own lint, types and tests (Node)",
  needs: [npm, postgres, redis],
  scope: 'lines',
  quickScope: 'main',
  reads: render => (isNode(render) ? serviceFiles(render) : []),
  async run(context) {
    const { toolbox, shared } = context;
    const cwd = await nodeCopy(context);
    const servers = await shared.servers();
    const { databaseUrl, redisUrl, remove } = await servers.createStores();
    try {
      const { status, stdout, stderr } = await toolbox.run(
        'npm',
        ['run', 'check'],
        {
          cwd,
          timeoutSeconds: CHECK_SECONDS,
          env: {
            DATABASE_URL: databaseUrl,
            REDIS_URL: redisUrl,
            // What surrounds this run is none of the service's business.
            NODE_ENV: undefined,
            NODE_OPTIONS: undefined,
          },
        },
      );
      return status === 0
        ? []
        : [
            {
              file: 'package.json',
              rule: 'check',
              message: lastLines(`${stdout}\n${stderr}`, 80),
            },
          ];
    } finally {
      await remove();
    }
  },
};
