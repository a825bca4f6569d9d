import { containersOf, selects, workloadsOf } from '../model/workloads';
import type { ClusterObject } from '../model/ClusterObject';
import type { Problem, Rule } from '../Rule';
import { commandsOf } from './commands';
import { readKubectl } from './kubectl';

/** What kubectl calls a kind. */
const KINDS: Record<string, string> = {
  deployment: 'Deployment',
  deployments: 'Deployment',
  deploy: 'Deployment',
  rollout: 'Rollout',
  rollouts: 'Rollout',
  ro: 'Rollout',
  hpa: 'HorizontalPodAutoscaler',
  horizontalpodautoscaler: 'HorizontalPodAutoscaler',
  job: 'Job',
  jobs: 'Job',
  cronjob: 'CronJob',
  cronjobs: 'CronJob',
  cj: 'CronJob',
  service: 'Service',
  services: 'Service',
  svc: 'Service',
  externalsecret: 'ExternalSecret',
  es: 'ExternalSecret',
  secret: 'Secret',
  configmap: 'ConfigMap',
  cm: 'ConfigMap',
  servicemonitor: 'ServiceMonitor',
  podmonitor: 'PodMonitor',
  httproute: 'HTTPRoute',
  networkpolicy: 'NetworkPolicy',
  pdb: 'PodDisruptionBudget',
  canary: 'Canary',
  virtualservice: 'VirtualService',
  destinationrule: 'DestinationRule',
  analysistemplate: 'AnalysisTemplate',
  vpa: 'VerticalPodAutoscaler',
};

/** Names of a kind, those included that controllers make. */
function namesOf(objects: ClusterObject[], kind: string): string[] {
  const names = objects
    .filter(object => object.kind === kind)
    .map(({ name }) => name);
  if (kind === 'Secret')
    return [...names, ...namesOf(objects, 'ExternalSecret')];
  const canaries = canaryTargets(objects);
  return [
    'Deployment',
    'HorizontalPodAutoscaler',
    'Service',
    'HTTPRoute',
    'VirtualService',
    'DestinationRule',
  ].includes(kind)
    ? [
        ...names,
        ...canaries.flatMap(name => [
          name,
          `${name}-primary`,
          `${name}-canary`,
        ]),
      ]
    : names;
}

function canaryTargets(objects: ClusterObject[]): string[] {
  return objects
    .filter(object => object.kind === 'Canary')
    .map(object => object.value.text('spec.targetRef.name'));
}

/** Defects 80 and 82 of the source documents. */
export const runbookNamesExist: Rule = {
  id: 'runbook-names-exist',
  what: 'Workloads, labels and containers in the commands of runbooks are those that the chart makes.',
  why: '"not found" at 2 am costs more than the outage; most commands of the source documents name something that never existed.',
  fix: 'use the names and labels of the chart',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const document of repository.runbooks) {
      for (const { file, line, words } of commandsOf(document)) {
        const call = readKubectl(words);
        const environment = call?.namespace?.startsWith(`${repository.name}-`)
          ? call.namespace.slice(repository.name.length + 1)
          : '';
        const objects = repository.objects.filter(
          object => object.environment === environment,
        );
        if (!call || objects.length === 0) continue;
        for (const { type, name } of call.targets) {
          const kind = KINDS[type.split('.')[0].toLocaleLowerCase('en-US')];
          // A job of one's own is made from a CronJob; capital letters stand for what the reader fills in.
          const known =
            !name ||
            !kind ||
            /[A-Z$<"]/.test(name) ||
            namesOf(objects, kind).includes(name);
          const spawned =
            kind === 'Job' &&
            namesOf(objects, 'CronJob').some(cron =>
              name?.startsWith(`${cron}-`),
            );
          if (!known && !spawned) {
            yield {
              file,
              line,
              message: `there is no ${type} ${name} in ${call.namespace}`,
            };
          }
        }
        const wanted = (call.selector ?? '')
          .split(',')
          .filter(Boolean)
          .map(part => part.split('='));
        const selector = Object.fromEntries(
          wanted.filter(part => part.length === 2),
        );
        const pods = workloadsOf(repository).filter(
          workload => workload.object.environment === environment,
        );
        const spread = Object.keys(selector).some(key =>
          /^(rollouts-pod-template-hash|app|batch\.kubernetes\.io\/|job-name|cronjob)/.test(
            key,
          ),
        );
        if (
          wanted.length > 0 &&
          !spread &&
          !pods.some(pod => selects(selector, pod.labels))
        ) {
          yield {
            file,
            line,
            message: `no pod in ${call.namespace} has the labels ${call.selector}`,
          };
        }
        const containers = containersOf(repository).map(
          container => container.name,
        );
        if (
          call.container &&
          !containers.includes(call.container) &&
          call.container !== 'istio-proxy'
        ) {
          yield {
            file,
            line,
            message: `no pod has a container ${call.container}`,
          };
        }
      }
    }
  },
};
