import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  FREE_TEXT_PATTERN,
  parseScaffoldRecord,
  SERVICE_NAME_PATTERN,
} from '@causeway/plugin-golden-path-common';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { group } from './__testUtils__/group';
import { startTasks } from './__testUtils__/runTasks';

jest.setTimeout(120_000);

const folder = createMockDirectory();
beforeAll(() => folder.setContent({ work: {} }));

describe('the golden paths of this repository', () => {
  const root = path.resolve(__dirname, '../../../templates');
  const files = fs
    .readdirSync(root)
    .map(name => path.join(root, name, 'template.yaml'))
    .filter(file => fs.existsSync(file));

  it.each(files)(
    '%s makes a repository from a name and an owner',
    async file => {
      const entity: Entity = parse(fs.readFileSync(file, 'utf8'));
      entity.metadata.annotations = {
        ...entity.metadata.annotations,
        'backstage.io/source-location': `file:${root}/./`,
      };
      const portal = await startTasks({
        entities: [
          entity,
          group('learning'),
          // The catalog of this test doesn't read repositories: the entity that is waited for would not come.
        ],
        folder,
      });
      const { body } = await portal.api('post', '/v2/tasks').send({
        templateRef: `template:default/${entity.metadata.name}`,
        values: { name: 'payments', owner: 'group:default/learning' },
      });
      expect(body.id).toBeDefined();
      while (!portal.localGit.repositories.has('learning/payments')) {
        const task = (await portal.api('get', `/v2/tasks/${body.id}`)).body;
        expect(task.status).not.toBe('failed');
      }
      await portal.api('post', `/v2/tasks/${body.id}/cancel`);
      await portal.finish(body.id);
      const made = portal.localGit.filesOf('learning/payments');
      const record = parseScaffoldRecord(made['.causeway/scaffold.yaml']);
      expect(Object.keys(record.files).length).toBeGreaterThan(10);
      for (const [name, content] of Object.entries(made)) {
        expect(name).not.toMatch(/\.njk$|\$\{\{/);
        expect(content).not.toMatch(/\$\{\{\s*values\.|\{%-? (if|for|endif)/);
      }
    },
  );

  it.each(files)(
    '%s refuses bad answers before there is a task',
    async file => {
      const entity: Entity = parse(fs.readFileSync(file, 'utf8'));
      const [{ properties }] = Object(entity.spec).parameters;
      expect(properties.name.pattern).toBe(SERVICE_NAME_PATTERN.source);
      expect(properties.description.pattern).toBe(FREE_TEXT_PATTERN.source);
      const portal = await startTasks({
        entities: [entity, group('learning')],
        folder,
      });
      for (const [field, value] of [
        ['name', 'kube-dns'],
        ['name', 'lambda'],
        ['name', 'a--b'],
        ['owner', 'group:default/a b'],
        ['title', 'a {{ .Values.x }}'],
        ['description', 'a ${HOME}'],
        ['description', 'two\nlines'],
        ['description', 'a\u202eb'],
      ]) {
        const { status, body } = await portal.api('post', '/v2/tasks').send({
          templateRef: `template:default/${entity.metadata.name}`,
          values: {
            name: 'payments',
            owner: 'group:default/learning',
            [field]: value,
          },
        });
        expect({ value, status }).toEqual({ value, status: 400 });
        expect(body.errors).toEqual([
          expect.objectContaining({ path: [field] }),
        ]);
      }
    },
  );
});
