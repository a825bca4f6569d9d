import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { parseScaffoldRecord } from '@causeway/plugin-golden-path-common';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { startTasks } from './__testUtils__/runTasks';

jest.setTimeout(120_000);

const folder = createMockDirectory();

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

function template(name: string, steps: string, annotations = {}): Entity {
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

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    ...(parent && {
      relations: [{ type: 'childOf', targetRef: `group:default/${parent}` }],
    }),
  };
}

const entities: Entity[] = [
  template('api', STEPS + UNDO),
  template('failing', STEPS + FAIL + UNDO),
  template('misspelt', STEPS.replace('redis:', 'redids:')),
  template('limited', STEPS, {
    'causeway.dev/run-by': 'group:default/platform',
  }),
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
const minimal = { name: 'payments', owner: 'group:default/learning' };

beforeAll(() => {
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
});

describe('scaffolder module golden-path', () => {
  let portal: Awaited<ReturnType<typeof startTasks>>;
  beforeAll(async () => {
    portal = await startTasks({
      entities,
      folder,
      userInfo: {
        ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
      },
    });
  });
  beforeEach(() => portal.localGit.repositories.clear());

  it('makes a service from a name and an owner alone', async () => {
    const task = await portal.run('template:default/api', minimal);
    expect(task).toMatchObject({
      status: 'completed',
      output: {
        repoUrl: 'http://localhost:7007/repositories/learning/payments',
      },
    });
    const files = portal.localGit.filesOf('learning/payments');
    expect(files).toMatchObject({
      'README.md': '# Payments\n\n',
      'values.yaml': 'description: ""\nmax: 9\n',
      'workflow.yaml': 'run: ${{ secrets.KEEP }}\n',
      'src/payments/x.py': 'X = ""\n',
      'deploy/chart.yaml': '{{ .Values.name }}\n',
      'cache.yaml':
        '{"cpu": "250m", "memory": "256Mi", "memoryLimit": "512Mi"}\n',
    });
    expect(portal.localGit.repositories.get('learning/payments')).toMatchObject(
      {
        details: { ownerEntityRef: 'group:default/learning' },
        files: expect.arrayContaining([
          expect.objectContaining({ path: 'deploy/run.sh', executable: true }),
        ]),
      },
    );

    const record = parseScaffoldRecord(files['.causeway/scaffold.yaml']);
    expect(record).toMatchObject({
      template: { ref: 'template:default/api', name: 'api', version: '1.2.3' },
      answers: { ...minimal, peakRps: 50 },
    });
    expect(record.template).not.toHaveProperty('source');
    for (const [file, hash] of Object.entries(record.files)) {
      expect(createHash('sha256').update(files[file]).digest('hex')).toBe(hash);
    }
    expect(Object.keys(record.files).sort()).toEqual(
      Object.keys(files)
        .filter(file => file !== '.causeway/scaffold.yaml')
        .sort(),
    );
  });

  it('escapes what was typed', async () => {
    const description = `It's "so" \\ good: - [x] #1 <b>`;
    await portal.run('template:default/api', { ...minimal, description });
    const files = portal.localGit.filesOf('learning/payments');
    expect(parse(files['values.yaml']).description).toBe(description);
    expect(files['README.md']).toContain('\\[x\\] \\#1 \\<b\\>');
  });

  it.each([
    [
      'a name that the catalog has',
      { name: 'taken' },
      "'name' is taken: 'component:default/taken'",
    ],
    [
      'a name that an API has',
      { name: 'spoken' },
      "'name' is taken: 'api:default/spoken'",
    ],
    [
      'a bad name',
      { name: 'Pay_Ments' },
      "'name' can't be used: Use small letters only",
    ],
    ['a reserved name', { name: 'postgres' }, 'reserved: PostgreSQL'],
    [
      'an owner that is not there',
      { owner: 'nobody' },
      "'owner' names 'group:default/nobody'",
    ],
    [
      'a system that is not there',
      { system: 'x' },
      "'system' names 'system:default/x'",
    ],
    ['a misspelt field', { peakrps: 1 }, "'peakrps' is not a field"],
    [
      'a host that is not known',
      { repoUrl: 'evil.test?owner=a&repo=b' },
      "can't publish to; hosts it can: localhost:7007",
    ],
    [
      'an expression',
      { description: '${{ secrets.X }}' },
      "'description' has '{{'",
    ],
  ])('refuses %s, and makes nothing', async (_case, values, message) => {
    const task = await portal.run('template:default/api', {
      ...minimal,
      ...values,
    });
    expect(task.status).toBe('failed');
    expect(task.error).toContain(message);
    expect(task.log).toContain('Nothing was made');
    expect(portal.localGit.repositories.size).toBe(0);
  });

  it('says that the stack of a template is wrong, and makes nothing', async () => {
    const task = await portal.run('template:default/misspelt', minimal);
    expect(task.error).toContain("'stack' can't be used");
    expect(task.error).toContain('redids');
    expect(portal.localGit.repositories.size).toBe(0);
  });

  it("refuses a repository's name that is taken, and leaves it alone", async () => {
    await portal.run('template:default/api', minimal);
    const again = await portal.run('template:default/api', minimal);
    expect(again.error).toContain("the repository 'learning/payments' exists");
    expect(again.log).toContain('nothing to undo');
    expect(portal.localGit.repositories.size).toBe(1);
  });

  it('deletes the repository that a failed run made, and works when run again', async () => {
    const task = await portal.run('template:default/failing', minimal);
    expect(task.status).toBe('failed');
    expect(task.log).toContain(
      "'learning/payments', which this run had made, was deleted",
    );
    expect(portal.localGit.repositories.size).toBe(0);
    expect((await portal.run('template:default/api', minimal)).status).toBe(
      'completed',
    );
  });

  it('takes up its own repository when the same task is tried again', async () => {
    const task = await portal.run('template:default/api', minimal);
    const again = await portal.retry(task.id);
    expect(again.status).toBe('completed');
    expect(again.log).toContain(
      'An earlier try of this task made the repository',
    );
    portal.localGit.push('learning/payments');
    const late = await portal.retry(task.id);
    expect(late.error).toContain("the repository 'learning/payments' exists");
    expect(portal.localGit.repositories.size).toBe(1);
  });

  it('lets only those run a template whom it names', async () => {
    const task = await portal.run('template:default/limited', minimal);
    expect(task.error).toBe(
      "Only group:default/platform may run the template 'limited'; ask one of them.",
    );
  });

  it('runs dry without touching anything, also for a template that is only sent along', async () => {
    const { body, status } = await portal.api('post', '/v2/dry-run').send({
      template: template('unknown', STEPS),
      values: { ...minimal, name: 'taken' },
      directoryContents: [
        {
          path: 'template.yaml',
          base64Content: Buffer.from(
            JSON.stringify(template('unknown', STEPS)),
          ).toString('base64'),
        },
        {
          path: 'api/skeleton/a.txt.njk',
          base64Content: Buffer.from('${{ values.peakRps }}').toString(
            'base64',
          ),
        },
        {
          path: 'parts/helm/b.txt',
          base64Content: Buffer.from('b').toString('base64'),
        },
        {
          path: 'parts/cache/c.txt',
          base64Content: Buffer.from('c').toString('base64'),
        },
      ],
    });
    expect(body.error).toBeUndefined();
    expect(status).toBe(200);
    expect(
      body.directoryContents.map((file: { path: string }) => file.path).sort(),
    ).toEqual(['.causeway/scaffold.yaml', 'a.txt', 'b.txt', 'c.txt']);
    expect(portal.localGit.repositories.size).toBe(0);
  });

  describe('for assistants', () => {
    const create = (input: object) =>
      portal
        .api(
          'post',
          '/.backstage/actions/v1/actions/scaffolder:create-service/invoke',
        )
        .send(input);

    it('creates a service from a name and an owner', async () => {
      const { body, status } = await create({
        template: 'api',
        name: 'assisted',
        owner: 'learning',
        answers: { description: 'Made for me' },
      });
      expect(status).toBe(200);
      expect(body.output).toEqual({
        taskId: expect.any(String),
        progressUrl: `http://localhost:7007/create/tasks/${body.output.taskId}`,
        entityRef: 'component:default/assisted',
        repositoryUrl: expect.stringMatching(/learning\/assisted$/),
      });
      expect(await portal.finish(body.output.taskId)).toMatchObject({
        status: 'completed',
      });
    });

    it.each([
      [{ name: 'Bad Name' }, 400, "'name' can't be used: "],
      [{ name: 'taken' }, 400, "'name' is taken"],
      [{ owner: 'nobody' }, 400, "'owner' names 'group:default/nobody'"],
      [{ answers: { peakRps: 'many' } }, 400, "'peakRps'"],
      [{ answers: { nope: 1 } }, 400, "'nope'"],
      [{ template: 'limited' }, 403, 'Only group:default/platform may run'],
      [{ template: 'absent' }, 404, "no template 'template:default/absent'"],
    ])(
      'says what is wrong with %j, and starts nothing',
      async (input, status, message) => {
        const tasks = () => portal.api('get', '/v2/tasks?limit=1');
        const before = (await tasks()).body.totalTasks;
        const response = await create({
          template: 'api',
          name: 'fresh',
          owner: 'learning',
          ...input,
        });
        expect(response.body.error.message).toContain(message);
        expect(response.status).toBe(status);
        expect((await tasks()).body.totalTasks).toBe(before);
      },
    );
  });

  it('offers its filters to template authors', async () => {
    const { body } = await portal.api('get', '/v2/templating-extensions');
    expect(Object.keys(body.filters)).toEqual(
      expect.arrayContaining(['yaml', 'hcl', 'sh', 'py', 'toml', 'md']),
    );
  });
});

describe('with a parent group', () => {
  it('counts members of nested groups', async () => {
    const portal = await startTasks({
      entities: [
        template('nested', STEPS, { 'causeway.dev/run-by': 'product' }),
        group('learning', 'product'),
        group('product'),
      ],
      folder,
      userInfo: {
        ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
      },
    });
    const task = await portal.run('template:default/nested', minimal);
    expect(task.error).toBeUndefined();
  });
});

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
        values: minimal,
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
});
