import type { ClusterObject } from '../model/ClusterObject';
import type { Repository } from '../model/Repository';
import type { Value } from '../model/Value';
import { containersOf, titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Kinds that make an object of another kind, with the name it gets. */
function madeNames(objects: ClusterObject[], kind: string): string[] {
  return objects.flatMap(({ kind: maker, name, value }) => {
    if (maker === kind) return [name];
    if (kind === 'Secret' && maker === 'ExternalSecret') {
      return [value.text('spec.target.name') || name];
    }
    if (maker !== 'Canary') return [];
    const target = value.text('spec.targetRef.name');
    const service = value.text('spec.service.name') || target;
    if (kind === 'Deployment') return [`${target}-primary`];
    return kind === 'Service'
      ? [service, `${service}-primary`, `${service}-canary`]
      : [];
  });
}

function* referencesOf(
  repository: Repository,
  environment: string,
): Iterable<{ from: ClusterObject; to: string; at: Value }> {
  const own = (object: ClusterObject) => object.environment === environment;
  for (const { object, pod } of workloadsOf(repository).filter(workload =>
    own(workload.object),
  )) {
    const account = pod.get('serviceAccountName');
    if (account.exists && account.text() !== 'default') {
      yield { from: object, to: 'ServiceAccount', at: account };
    }
    for (const volume of pod.list('volumes')) {
      yield { from: object, to: 'ConfigMap', at: volume.at('configMap.name') };
      yield { from: object, to: 'Secret', at: volume.at('secret.secretName') };
      yield {
        from: object,
        to: 'PersistentVolumeClaim',
        at: volume.at('persistentVolumeClaim.claimName'),
      };
    }
    for (const claim of object.value.list('spec.volumeClaimTemplates')) {
      const at = claim.at('spec.storageClassName');
      yield { from: object, to: 'StorageClass', at };
    }
    yield {
      from: object,
      to: 'Service',
      at: object.value.at('spec.serviceName'),
    };
  }
  for (const { workload, value } of containersOf(repository)) {
    if (!own(workload.object)) continue;
    const from = workload.object;
    const sources = [
      ...value.list('envFrom'),
      ...value.list('env').map(variable => variable.get('valueFrom')),
    ].filter(
      source => !JSON.stringify(source.raw ?? {}).includes('"optional":true'),
    );
    for (const source of sources) {
      yield { from, to: 'ConfigMap', at: source.at('configMapRef.name') };
      yield { from, to: 'ConfigMap', at: source.at('configMapKeyRef.name') };
      yield { from, to: 'Secret', at: source.at('secretRef.name') };
      yield { from, to: 'Secret', at: source.at('secretKeyRef.name') };
    }
  }
  for (const object of repository.objects.filter(own)) {
    const { kind, value } = object;
    if (kind === 'HTTPRoute') {
      for (const backend of value
        .list('spec.rules')
        .flatMap(rule => rule.list('backendRefs'))) {
        yield {
          from: object,
          to: backend.text('kind') || 'Service',
          at: backend.get('name'),
        };
      }
    }
    if (kind === 'Ingress') {
      for (const path of value
        .list('spec.rules')
        .flatMap(rule => rule.list('http.paths'))) {
        yield {
          from: object,
          to: 'Service',
          at: path.at('backend.service.name'),
        };
      }
    }
    if (kind === 'PersistentVolumeClaim') {
      yield {
        from: object,
        to: 'StorageClass',
        at: value.at('spec.storageClassName'),
      };
    }
    for (const path of [
      'spec.scaleTargetRef',
      'spec.targetRef',
      'spec.autoscalerRef',
    ]) {
      const target = value.at(path);
      yield { from: object, to: target.text('kind'), at: target.get('name') };
    }
    for (const path of ['stableService', 'canaryService']) {
      const at = value.at(`spec.strategy.canary.${path}`);
      yield { from: object, to: 'Service', at };
    }
  }
}

/** Defects 2, 3, 20 and 21 of the source documents. */
export const referencesResolve: Rule = {
  id: 'references-resolve',
  what: 'What an object names is made: service accounts, settings, secrets, Services, workloads, claims, storage classes.',
  why: 'Nothing checks a name when it is applied; pods then wait for ever with CreateContainerConfigError, routes answer 500, claims stay pending.',
  fix: 'make the object in the chart, or correct the name',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const environment of repository.manifests.keys()) {
      const objects = repository.objects.filter(
        object => object.environment === environment,
      );
      for (const { from, to, at } of referencesOf(repository, environment)) {
        if (at.text() && !madeNames(objects, to).includes(at.text())) {
          yield {
            file: at.file,
            line: at.line,
            message: `${titleOf(
              from,
            )} names the ${to} ${at.text()}, which nothing makes`,
          };
        }
      }
    }
  },
};
