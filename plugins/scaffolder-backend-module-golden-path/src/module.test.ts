import { createMockDirectory } from '@backstage/backend-test-utils';
import { parseScaffoldRecord } from '@causeway/plugin-golden-path-common';
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { exampleTemplates } from './__testUtils__/exampleTemplates';
import type { ExampleTemplates } from './__testUtils__/exampleTemplates';
import { startTasks } from './__testUtils__/runTasks';

jest.setTimeout(120_000);

const folder = createMockDirectory();
let entities: ExampleTemplates['entities'];
let minimal: ExampleTemplates['minimal'];
beforeAll(() => {
  ({ entities, minimal } = exampleTemplates(folder));
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
    const template = {
      ...entities[0],
      metadata: { ...entities[0].metadata, name: 'unknown' },
    };
    const { body, status } = await portal.api('post', '/v2/dry-run').send({
      template,
      values: { ...minimal, name: 'taken' },
      directoryContents: [
        {
          path: 'template.yaml',
          base64Content: Buffer.from(JSON.stringify(template)).toString(
            'base64',
          ),
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
      entities,
      folder,
      userInfo: {
        ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
      },
    });
    const task = await portal.run('template:default/nested', minimal);
    expect(task.error).toBeUndefined();
  });
});
