import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

function entity(
  kind: string,
  name: string,
  spec: JsonObject,
  apiVersion = 'backstage.io/v1alpha1',
): Entity {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      annotations: {
        [ANNOTATION_LOCATION]: 'url:http://localhost/company.yaml',
        [ANNOTATION_ORIGIN_LOCATION]: 'url:http://localhost/company.yaml',
      },
    },
    spec,
  };
}

function group(name: string, parent?: string) {
  return entity('Group', name, { type: 'team', parent, children: [] });
}

function user(name: string, memberOf: string) {
  return entity('User', name, { memberOf: [memberOf] });
}

function component(name: string, owner: string) {
  return entity('Component', name, {
    type: 'service',
    lifecycle: 'production',
    owner,
  });
}

/** A small company with nested groups; every entity of it has relations. */
export const company: Entity[] = [
  group('engineering'),
  group('learning', 'engineering'),
  group('insights', 'engineering'),
  group('platform', 'engineering'),
  user('ada', 'learning'),
  user('kofi', 'insights'),
  user('noor', 'platform'),
  component('orchestrator', 'learning'),
  component('bloom', 'learning'),
  component('handbook', 'engineering'),
];

/** A template with a part that only Insights may run. */
export const template: Entity = entity(
  'Template',
  'account',
  {
    type: 'service',
    parameters: [
      { title: 'For everybody', properties: {} },
      {
        title: 'For Insights',
        properties: {},
        'backstage:permissions': {
          tags: ['restricted', 'run-by:group:default/insights'],
        },
      },
    ],
    steps: [{ id: 'wait', action: 'debug:wait', input: { minutes: 1 } }],
  },
  'scaffolder.backstage.io/v1beta3',
);
