import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 13, 46 and 70 of the source documents. */
export const argocdApplication: Rule = {
  id: 'argocd-application',
  what: "Each environment has an Argo CD application in the service's own project, that follows the environment's branch, uses its values and namespace, heals and prunes, and labels the namespace for Pod Security.",
  why: 'In project default it may write everywhere; on main, production changes with each merge; without a finalizer its objects stay for ever; without labels pods may run as root.',
  fix: 'write one application per environment: project NAME, targetRevision env/ENVIRONMENT, values-ENVIRONMENT.yaml, namespace NAME-ENVIRONMENT, selfHeal, finalizer, pod-security labels restricted',
  *check(repository): Iterable<Problem> {
    const { name, environments } = repository;
    if (environments.length === 0) return;
    const applications = repository.plainObjects.filter(
      ({ kind }) => kind === 'Application',
    );
    const project = repository.plainObjects.find(
      ({ kind }) => kind === 'AppProject',
    );
    for (const environment of environments) {
      const file = `deploy/argocd/application-${environment}.yaml`;
      const application = applications.find(({ value }) => value.file === file);
      if (!application) {
        yield { file, message: `no application deploys to ${environment}` };
        continue;
      }
      const spec = application.value.get('spec');
      const labels = spec.labels('syncPolicy.managedNamespaceMetadata.labels');
      const files = spec
        .list('source.helm.valueFiles')
        .map(item => item.text());
      const absent = files.filter(
        item =>
          item !== 'image.yaml' &&
          item !== 'canary.yaml' &&
          !repository.files.has(`deploy/helm/${item}`),
      );
      const namespace = `${name}-${environment}`;
      const wrong = [
        [
          spec.is('default', 'project') ||
            !project ||
            project.name !== spec.text('project'),
          'project',
          `is in the project ${spec.text('project')}`,
        ],
        [
          !spec.is(`env/${environment}`, 'source.targetRevision'),
          'source.targetRevision',
          `follows ${spec.text('source.targetRevision')}`,
        ],
        [
          !spec.is(namespace, 'destination.namespace'),
          'destination.namespace',
          `deploys into ${spec.text(
            'destination.namespace',
          )}, not ${namespace}`,
        ],
        [
          !spec.is(name, 'source.helm.releaseName'),
          'source.helm.releaseName',
          `makes the release ${spec.text(
            'source.helm.releaseName',
          )}, not ${name}`,
        ],
        [
          !files.includes(`values-${environment}.yaml`),
          'source.helm.valueFiles',
          `doesn't use values-${environment}.yaml`,
        ],
        [
          !files.includes('image.yaml'),
          'source.helm.valueFiles',
          "doesn't use image.yaml, so no image is chosen",
        ],
        [
          absent.length > 0,
          'source.helm.valueFiles',
          `uses ${absent.join(', ')}, which is missing`,
        ],
        [
          !spec.is(true, 'syncPolicy.automated.selfHeal') ||
            !spec.is(true, 'syncPolicy.automated.prune'),
          'syncPolicy',
          "doesn't heal or prune",
        ],
        [
          application.value.list('metadata.finalizers').length === 0,
          '',
          'leaves its objects behind when it is deleted',
        ],
        [
          labels['pod-security.kubernetes.io/enforce'] !== 'restricted',
          'syncPolicy.managedNamespaceMetadata',
          'makes a namespace without Pod Security restricted',
        ],
        [
          !spec
            .list('syncPolicy.syncOptions')
            .some(item => item.is('ServerSideApply=true')),
          'syncPolicy.syncOptions',
          'applies on the client, which fails for big objects',
        ],
      ] as const;
      for (const [bad, path, message] of wrong) {
        if (bad) {
          yield {
            file,
            line: path ? spec.at(path).line : application.value.line,
            message: `${titleOf(application)} ${message}`,
          };
        }
      }
      const destinations = project?.value
        .list('spec.destinations')
        .map(item => item.text('namespace'));
      if (project && !destinations?.includes(namespace)) {
        yield {
          file: project.value.file,
          line: project.value.at('spec.destinations').line,
          message: `the project doesn't allow ${namespace}`,
        };
      }
    }
  },
};
