import type { ClusterObject } from './ClusterObject';
import type { Repository } from './Repository';
import type { Value } from './Value';

/** Something that makes pods. */
export interface Workload {
  object: ClusterObject;
  /** `spec` of its pods. */
  pod: Value;
  /** Labels of its pods. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Keeps pods running, so that traffic, disruptions and rollouts matter. */
  serves: boolean;
}

/** A container of a workload. */
export interface Container {
  workload: Workload;
  name: string;
  value: Value;
  /** Runs before the others. */
  init: boolean;
}

const SERVING = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

const WORKLOADS = new WeakMap<Repository, Workload[]>();
const CONTAINERS = new WeakMap<Repository, Container[]>();

/** Every workload of the chart. */
export function workloadsOf(repository: Repository): Workload[] {
  const known = WORKLOADS.get(repository) ?? readWorkloads(repository);
  WORKLOADS.set(repository, known);
  return known;
}

function readWorkloads(repository: Repository): Workload[] {
  return repository.ofKind(...SERVING, 'Job', 'CronJob').flatMap(object => {
    const template = object.value.at(
      object.kind === 'CronJob'
        ? 'spec.jobTemplate.spec.template'
        : 'spec.template',
    );
    return template.exists
      ? {
          object,
          pod: template.get('spec'),
          labels: template.labels('metadata.labels'),
          annotations: template.labels('metadata.annotations'),
          serves: SERVING.includes(object.kind),
        }
      : [];
  });
}

/** Every container of the chart, those that run first included. */
export function containersOf(repository: Repository): Container[] {
  const known = CONTAINERS.get(repository) ?? readContainers(repository);
  CONTAINERS.set(repository, known);
  return known;
}

function readContainers(repository: Repository): Container[] {
  return workloadsOf(repository).flatMap(workload =>
    [
      { path: 'initContainers', init: true },
      { path: 'containers', init: false },
    ].flatMap(({ path, init }) =>
      workload.pod.list(path).map(value => ({
        workload,
        name: value.text('name'),
        value,
        init,
      })),
    ),
  );
}

/** Whether labels have everything that a selector of plain labels asks for. */
export function selects(
  selector: Record<string, string>,
  labels: Record<string, string>,
): boolean {
  return Object.entries(selector).every(
    ([key, value]) => labels[key] === value,
  );
}

/** How an object is called in a message. */
export function titleOf(object: ClusterObject): string {
  const where = object.environment ? ` (${object.environment})` : '';
  return `${object.kind} ${object.name}${where}`;
}
