import type { Problem, Rule } from '../Rule';

/** Defects 20 and 70 of the source documents. */
export const argocdAllowsKinds: Rule = {
  id: 'argocd-allows-kinds',
  what: 'The Argo CD project allows the kinds that the chart makes, no others, and nothing that belongs to the whole cluster but the namespace.',
  why: "A kind that the project doesn't allow makes the whole sync fail; an open list lets a chart make roles for itself.",
  fix: 'add the kind to namespaceResourceWhitelist, or take it out of the chart',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const project = repository.plainObjects.find(
      ({ kind }) => kind === 'AppProject',
    );
    if (!project) return;
    const allowed = project.value
      .list('spec.namespaceResourceWhitelist')
      .map(item => `${item.text('group')}/${item.text('kind')}`);
    const made = new Set<string>();
    for (const object of repository.objects) {
      const group = object.apiVersion.includes('/')
        ? object.apiVersion.split('/')[0]
        : '';
      const key = `${group}/${object.kind}`;
      if (
        !made.has(key) &&
        !allowed.includes(key) &&
        !allowed.includes('*/*')
      ) {
        yield {
          file: object.value.file,
          line: object.value.line,
          message: `the project of Argo CD doesn't allow ${object.kind} (${
            group || 'core'
          })`,
        };
      }
      made.add(key);
    }
    const cluster = project.value
      .list('spec.clusterResourceWhitelist')
      .filter(item => !item.is('Namespace', 'kind'));
    for (const item of [
      ...cluster,
      ...project.value.list('spec.namespaceResourceWhitelist'),
    ].filter(entry => entry.is('*', 'kind') || cluster.includes(entry))) {
      yield {
        file: item.file,
        line: item.line,
        message: `the project allows ${item.text('kind')}`,
      };
    }
  },
};
