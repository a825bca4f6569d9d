import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderModelModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import goldenPathModule from '.';

describe('catalog module golden-path', () => {
  const folder = createMockDirectory();

  it('sets the source location of a template that the catalog reads from disk', async () => {
    folder.setContent({
      'templates/api/template.yaml': [
        'apiVersion: scaffolder.backstage.io/v1beta3',
        'kind: Template',
        'metadata:',
        '  name: api',
        '  annotations:',
        '    causeway.dev/templates-root: ..',
        'spec: { type: service, steps: [] }',
      ].join('\n'),
    });
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        scaffolderModelModule,
        goldenPathModule,
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              locations: [
                {
                  type: 'file',
                  target: folder.resolve('templates/*/template.yaml'),
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
          },
        }),
      ],
    });
    let annotations: Record<string, string> | undefined;
    while (!annotations) {
      const { body } = await request(server).get(
        '/api/catalog/entities/by-name/template/default/api',
      );
      annotations = body.metadata?.annotations;
      await sleep(100);
    }
    expect(annotations['backstage.io/source-location']).toBe(
      `file:${folder.resolve('templates')}/./`,
    );
    expect(annotations['backstage.io/managed-by-location']).toBe(
      `file:${folder.resolve('templates/api/template.yaml')}`,
    );
  }, 120_000);
});
