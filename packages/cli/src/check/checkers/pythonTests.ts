import path from 'node:path';
import type { Checker } from '../Checker';
import { postgres, python, redis } from '../needs';
import { isPython, pythonBin } from '../service/environments';
import { lastLines } from '../Toolbox';
import { serviceFiles } from './fileSelection';

const TEST_SECONDS = 1800;

/** The service's own tests, with its coverage gate, against a real PostgreSQL and Redis. */
export const pythonTests: Checker = {
  id: 'python-tests',
  title: "the service's own tests (Python)",
  needs: [python, postgres, redis],
  scope: 'lines',
  quickScope: 'main',
  reads: render => (isPython(render) ? serviceFiles(render) : []),
  async run(context) {
    const { render, toolbox, scratch, shared } = context;
    const bin = await pythonBin(context);
    const servers = await shared.servers();
    const { databaseUrl, redisUrl, remove } = await servers.createStores();
    try {
      const { status, stdout, stderr } = await toolbox.run(
        path.join(bin, 'pytest'),
        ['-q', '-p', 'no:cacheprovider'],
        {
          cwd: render.dir,
          timeoutSeconds: TEST_SECONDS,
          env: {
            DATABASE_URL: databaseUrl,
            REDIS_URL: redisUrl,
            COVERAGE_FILE: path.join(scratch, 'coverage'),
            PYTHONDONTWRITEBYTECODE: '1',
            // Two services at once on few cores: numeric libraries' threads would spin for each other.
            OMP_NUM_THREADS: '1',
          },
        },
      );
      return status === 0
        ? []
        : [
            {
              file: 'tests',
              rule: 'pytest',
              message: lastLines(`${stdout}\n${stderr}`, 80),
            },
          ];
    } finally {
      await remove();
    }
  },
};
