import type { MockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import fs from 'node:fs';
import { parse } from 'yaml';
import { group } from './group';

const STEPS = `
- id: answers
  action: golden-path:answers
  input: { parameters: '\${{ parameters }}', stack: { redis: true } }
- id: service
  action: fetch:template
  input:
    url: ./api/skeleton
    templateFileExtension: true
    values: \${{ steps.answers.output.values }}
- id: part
  action: fetch:template
  input:
    url: ./parts/helm
    templateFileExtension: true
    values: \${{ steps.answers.output.values }}
- id: cache
  if: \${{ steps.answers.output.values.stack.redis }}
  action: fetch:template
  input:
    url: ./parts/cache
    templateFileExtension: true
    values: \${{ steps.answers.output.values }}
- id: jobs
  if: \${{ steps.answers.output.values.stack.jobs }}
  action: fetch:template
  input:
    url: ./parts/nowhere
    templateFileExtension: true
    values: \${{ steps.answers.output.values }}
- id: record
  action: golden-path:record
  input: { record: '\${{ steps.answers.output.record }}' }
- id: publish
  action: local-git:repository:publish
  input:
    repoUrl: \${{ steps.answers.output.repoUrl }}
    ownerEntityRef: \${{ steps.answers.output.values.owner }}
`;
const UNDO = `
- id: undo
  if: \${{ failure() }}
  action: golden-path:undo
  input:
    publisher: \${{ steps.answers.output.publisher }}
    repoUrl: \${{ steps.answers.output.repoUrl }}
    remoteUrl: \${{ steps.answers.output.remoteUrl }}
`;
const FAIL = `
- id: fail
  action: fs:rename
  input: { files: [{ from: nowhere, to: elsewhere }] }
`;

function template(
  folder: MockDirectory,
  name: string,
  steps: string,
  annotations = {},
): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name,
      annotations: {
        'backstage.io/source-location': `file:${folder.resolve(
          'templates',
        )}/./`,
        'causeway.dev/template-version': '1.2.3',
        ...annotations,
      },
    },
    spec: {
      type: 'service',
      parameters: [
        {
          required: ['name', 'owner'],
          properties: {
            name: { type: 'string' },
            owner: { type: 'string' },
            system: { type: 'string' },
            description: { type: 'string' },
            repoUrl: { type: 'string' },
          },
        },
        { properties: { peakRps: { type: 'integer', default: 50 } } },
      ],
      steps: parse(steps),
      output: {
        repoUrl: '${{ steps.publish.output.remoteUrl }}',
        undone: '${{ steps.undo.output.outcome }}',
      },
    },
  };
}

/** What a test's golden paths need. */
export interface ExampleTemplates {
  /** Templates `api`, `failing`, `misspelt`, `limited`, `nested`, two groups and their parent, and what has taken names. */
  entities: Entity[];
  /** Answers that are enough. */
  minimal: { name: string; owner: string };
}

function entitiesIn(folder: MockDirectory): Entity[] {
  return [
    template(folder, 'api', STEPS + UNDO),
    template(folder, 'failing', STEPS + FAIL + UNDO),
    template(folder, 'misspelt', STEPS.replace('redis:', 'redids:')),
    template(folder, 'limited', STEPS, {
      'causeway.dev/run-by': 'group:default/platform',
    }),
    template(folder, 'nested', STEPS, { 'causeway.dev/run-by': 'product' }),
    group('learning', 'product'),
    group('product'),
    group('platform'),
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'taken' },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: { name: 'spoken' },
    },
  ];
}

/** Writes the files of small golden paths into a folder, and describes them for the catalog. */
export function exampleTemplates(folder: MockDirectory): ExampleTemplates {
  folder.setContent({
    work: {},
    templates: {
      api: {
        skeleton: {
          'README.md.njk':
            '# ${{ values.title | md }}\n${{ values.description | md }}\n',
          'values.yaml.njk':
            'description: ${{ values.description | yaml }}\nmax: ${{ values.replicas.prod.max }}\n',
          'workflow.yaml': 'run: ${{ secrets.KEEP }}\n',
          'src/${{ values.package }}/x.py.njk':
            'X = ${{ values.description | py }}\n',
        },
      },
      parts: {
        helm: {
          deploy: {
            'chart.yaml': '{{ .Values.name }}\n',
            'run.sh': '#!/bin/sh\n',
          },
        },
        cache: { 'cache.yaml.njk': '${{ values.stack.resources | yaml }}\n' },
      },
    },
  });
  fs.chmodSync(folder.resolve('templates/parts/helm/deploy/run.sh'), 0o755);
  return {
    entities: entitiesIn(folder),
    minimal: { name: 'payments', owner: 'group:default/learning' },
  };
}
