import type { WorkloadOf } from '../../company/Cluster';
import { DAY_MS, HOUR_MS, rfc3339 } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { commonLabels } from './labels';
import { pod } from './pod';
import { podTemplate } from './podTemplate';

/** So many finished runs are kept. */
const RUNS_KEPT = 3;

/** A nightly job, its last runs, and their pods. */
export function cronJob(
  ctx: ClusterContext,
  workload: WorkloadOf<'cronjob'>,
): KubernetesObject[] {
  const { service, namespace, hourUtc, runsFor, lastRunFails } = workload;
  const template = podTemplate(ctx, workload, workload);
  const jobTemplate = {
    metadata: { labels: template.metadata.labels },
    spec: {
      backoffLimit: 0,
      ttlSecondsAfterFinished: 4 * 24 * 3600,
      template: {
        ...template,
        spec: { ...template.spec, restartPolicy: 'Never' },
      },
    },
  };
  const runTimes = lastRuns(ctx.startMs, hourUtc, runsFor);
  const lastSuccess = runTimes[lastRunFails ? 1 : 0];
  const object: KubernetesObject = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: ctx.metadata({
      kind: 'CronJob',
      name: service,
      namespace,
      ageMs: workload.ago,
      generation: 2,
      labels: {
        ...commonLabels(workload),
        'app.kubernetes.io/version': workload.version,
      },
    }),
    spec: {
      schedule: `0 ${hourUtc} * * *`,
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      suspend: false,
      successfulJobsHistoryLimit: RUNS_KEPT,
      failedJobsHistoryLimit: RUNS_KEPT,
      jobTemplate,
    },
    status: {
      lastScheduleTime: rfc3339(runTimes[0]),
      lastSuccessfulTime: rfc3339(lastSuccess + runsFor),
    },
  };
  return [
    object,
    ...runTimes.flatMap((time, index) => {
      const fails = lastRunFails && index === 0;
      const job = run(ctx, {
        workload,
        owner: object,
        jobTemplate,
        time,
        fails,
      });
      const name = job.metadata.name;
      return [
        job,
        pod(ctx, {
          name: `${name}-${ctx.seed.suffix(5, 'pod', ctx.cluster.name, name)}`,
          namespace,
          owner: job,
          template,
          labels: { 'batch.kubernetes.io/job-name': name, 'job-name': name },
          ageMs: ctx.startMs - time,
          state: {
            phase: fails ? 'Failed' : 'Succeeded',
            ranForMs: runTimeMs(runsFor, fails),
          },
        }),
      ];
    }),
  ];
}

/** The times of the last runs that are over, newest first. */
function lastRuns(startMs: number, hourUtc: number, runsForMs: number) {
  const today = Math.floor(startMs / DAY_MS) * DAY_MS + hourUtc * HOUR_MS;
  const last = today + runsForMs <= startMs ? today : today - DAY_MS;
  return Array.from({ length: RUNS_KEPT }, (_, index) => last - index * DAY_MS);
}

/** A run that fails does so early. */
function runTimeMs(runsForMs: number, fails: boolean) {
  return fails ? runsForMs / 6 : runsForMs;
}

function run(
  ctx: ClusterContext,
  options: {
    workload: WorkloadOf<'cronjob'>;
    owner: KubernetesObject;
    jobTemplate: { spec: object };
    time: number;
    fails: boolean;
  },
): KubernetesObject {
  const { workload, owner, jobTemplate, time, fails } = options;
  // As the controller names them: by the minute they were due.
  const name = `${workload.service}-${Math.floor(time / 60_000)}`;
  const endMs = time + runTimeMs(workload.runsFor, fails);
  const uid = ctx.seed.uuid(
    'uid',
    ctx.cluster.name,
    'Job',
    workload.namespace,
    name,
  );
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: ctx.metadata({
      kind: 'Job',
      name,
      namespace: workload.namespace,
      ageMs: ctx.startMs - time,
      generation: 1,
      owner,
      labels: commonLabels(workload),
    }),
    spec: {
      ...jobTemplate.spec,
      completions: 1,
      parallelism: 1,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
    },
    status: {
      startTime: rfc3339(time),
      ready: 0,
      ...(fails
        ? { failed: 1 }
        : { succeeded: 1, completionTime: rfc3339(endMs) }),
      conditions: [
        {
          type: fails ? 'Failed' : 'Complete',
          status: 'True',
          lastTransitionTime: rfc3339(endMs),
          lastProbeTime: rfc3339(endMs),
          ...(fails && {
            reason: 'BackoffLimitExceeded',
            message: 'Job has reached the specified backoff limit',
          }),
        },
      ],
    },
  };
}
