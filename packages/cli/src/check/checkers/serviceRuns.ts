import type { Checker } from '../Checker';
import { hashOf } from '../fingerprint';
import { helm, postgres, program, redis } from '../needs';
import { chartName } from '../renderChart';
import { latencyBucket, ServiceRun } from '../service/ServiceRun';
import { readWorkloads } from '../service/Workloads';
import { chartFiles, filesMatching, serviceFiles } from './fileSelection';

/** Migrates, starts and uses the service, on a real PostgreSQL and Redis. */
export const serviceRuns: Checker = {
  id: 'service-runs',
  title: 'service migrates, starts, answers, stops',
  needs: [
    helm,
    postgres,
    redis,
    program('moto_server', { tool: 'moto', version: ['--help'] }),
  ],
  scope: 'lines',
  quickScope: 'main',
  // A batch service answers nobody: its own tests run its jobs.
  reads: render =>
    render.files.includes('openapi.json')
      ? [
          ...serviceFiles(render),
          ...chartFiles(render),
          ...filesMatching(render, /^slos\//),
        ]
      : [],
  // Of the chart it only takes settings.
  varies: serviceFiles,
  async input({ render, manifests }) {
    return hashOf([
      ...serviceFiles(render).flatMap(file => [
        file,
        render.texts.get(file) ?? '',
      ]),
      chartName(render),
      JSON.stringify(readWorkloads((await manifests()).get('dev') ?? '')),
      latencyBucket(render) ?? '',
    ]);
  },
  async run(context) {
    const { shared } = context;
    const [servers, aws] = await Promise.all([shared.servers(), shared.aws()]);
    const stores = await servers.createStores();
    try {
      const service = await ServiceRun.prepare({
        context,
        stores,
        aws: await aws.createResources(),
      });
      return await service.play();
    } finally {
      await stores.remove();
    }
  },
};
