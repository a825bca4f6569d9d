import type { Entity } from '@backstage/catalog-model';
import type {
  LogEvent,
  ScaffolderTask,
  TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';

/** A golden path with three parts. */
export const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'resilient-api',
    namespace: 'default',
    title: 'Resilient API',
    description: 'A backend API that stays up.',
    annotations: {
      'causeway.dev/takes': 'About 20 seconds',
      'causeway.dev/what-you-get':
        'Service: FastAPI\nHelm chart: dev, staging, prod\nRunbook',
    },
  },
  spec: { owner: 'group:default/platform', type: 'service' },
};

/** The teams of the test's company. */
export const groups: Entity[] = ['learning', 'platform', 'analytics'].map(
  name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'team',
      children: [],
      profile: { displayName: name[0].toUpperCase() + name.slice(1) },
    },
  }),
);

/** A person of the team `learning`. */
export const ana: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ana', namespace: 'default' },
  spec: {},
  relations: [{ type: 'memberOf', targetRef: 'group:default/learning' }],
};

/** The questions of the golden path: two steps, the second with an answer to everything. */
export const manifest: TemplateParameterSchema = {
  title: 'Resilient API',
  steps: [
    {
      title: 'Service',
      schema: {
        type: 'object',
        required: ['name', 'owner'],
        properties: {
          name: {
            type: 'string',
            title: 'Name',
            description: 'It becomes the name of everything.',
            pattern: '^[a-z][a-z0-9-]{1,28}[a-z0-9]$',
            'ui:field': 'GoldenPathName',
            'ui:autofocus': true,
          },
          owner: {
            type: 'string',
            title: 'Owner',
            'ui:field': 'GoldenPathOwner',
          },
          description: { type: 'string', title: 'What it does' },
        },
      },
    },
    {
      title: 'Promises and size',
      schema: {
        required: ['availability'],
        properties: {
          availability: {
            type: 'number',
            title: 'Availability over 30 days',
            description: 'What users are promised.',
            default: 99.5,
            'ui:field': 'GoldenPathChoice',
            'ui:options': {
              choices: [
                { value: 99, title: '99 %', description: '7 h 12 min a month' },
                { value: 99.5, title: '99.5 %' },
                { value: 99.9, title: '99.9 %' },
              ],
            },
          },
          latencyMs: {
            type: 'integer',
            title: '95 % of requests faster than',
            description: 'Becomes the SLO.',
            default: 800,
            minimum: 50,
            'ui:options': { unit: 'ms' },
          },
        },
      },
    },
  ],
};

/** A task of the golden path. */
export const task: ScaffolderTask = {
  id: 't1',
  status: 'processing',
  createdAt: '2026-11-21T02:00:00.000Z',
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: { name: 'payments', owner: 'group:default/learning' },
    output: {},
    steps: [
      { id: 'answers', name: 'Check the answers', action: 'a' },
      { id: 'publish', name: 'Make the repository', action: 'b' },
    ],
    templateInfo: {
      entityRef: 'template:default/resilient-api',
      entity: { metadata: { name: 'resilient-api', title: 'Resilient API' } },
    },
  },
};

/** An event of the task, so many seconds after its start. */
export function runEvent(
  id: number,
  seconds: number,
  body: LogEvent['body'] & Record<string, unknown>,
  type: LogEvent['type'] = 'log',
): LogEvent {
  const createdAt = new Date(
    Date.parse('2026-11-21T02:00:00.000Z') + seconds * 1_000,
  ).toISOString();
  return { id, taskId: 't1', type, createdAt, body };
}
