import type { Checker } from '../Checker';
import { helm, postgres, program, redis } from '../needs';
import { AwsStandIn } from '../service/AwsStandIn';
import { Servers } from '../service/Servers';
import { ServiceRun } from '../service/ServiceRun';
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
  async run(context) {
    const { toolbox, scratch } = context;
    const servers = await Servers.start({ toolbox, scratch });
    try {
      const aws = await AwsStandIn.start(toolbox);
      try {
        const service = await ServiceRun.prepare({ context, servers, aws });
        return await service.play();
      } finally {
        await aws.stop();
      }
    } finally {
      await servers.stop();
    }
  },
};
