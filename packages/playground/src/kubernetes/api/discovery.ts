import { apiResources, groupVersionOf, type ApiResource } from './resources';

const VERBS = ['get', 'list'];

/** The answer to a discovery path, or undefined when it is none. */
export function discover(path: string, kubernetesVersion: string) {
  if (path === '/version') {
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(kubernetesVersion) ?? [];
    return {
      major,
      minor,
      gitVersion: kubernetesVersion,
      platform: 'linux/arm64',
    };
  }
  if (path === '/api') {
    return { kind: 'APIVersions', versions: ['v1'] };
  }
  if (path === '/apis') {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups() };
  }
  const group = groups().find(({ name }) => path === `/apis/${name}`);
  if (group) {
    return { kind: 'APIGroup', apiVersion: 'v1', ...group };
  }
  const resources = apiResources.filter(item => path === basePath(item));
  return resources.length > 0 ? resourceList(resources) : undefined;
}

function basePath(item: ApiResource) {
  return `/${item.group ? 'apis' : 'api'}/${groupVersionOf(item)}`;
}

function groups() {
  const named = apiResources.filter(({ group }) => group);
  return [...new Map(named.map(item => [item.group, item])).values()].map(
    item => {
      const version = {
        groupVersion: groupVersionOf(item),
        version: item.version,
      };
      return {
        name: item.group,
        versions: [version],
        preferredVersion: version,
      };
    },
  );
}

function resourceList(resources: ApiResource[]) {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupVersionOf(resources[0]),
    resources: resources.flatMap(({ plural, kind, namespaced }) => {
      const entry = {
        name: plural,
        singularName: kind.toLocaleLowerCase('en-US'),
        namespaced,
        kind,
        verbs: VERBS,
      };
      return kind === 'Pod'
        ? [
            entry,
            { ...entry, name: 'pods/log', singularName: '', verbs: ['get'] },
          ]
        : [entry];
    }),
  };
}
