import { createMockDirectory } from '@backstage/backend-test-utils';
import { exampleTemplates } from '../__testUtils__/exampleTemplates';
import { startTasks } from '../__testUtils__/runTasks';

jest.setTimeout(120_000);

const folder = createMockDirectory();

describe('scaffolder:create-service', () => {
  let portal: Awaited<ReturnType<typeof startTasks>>;
  beforeAll(async () => {
    portal = await startTasks({
      ...exampleTemplates(folder),
      folder,
      userInfo: {
        ownershipEntityRefs: ['user:default/ada', 'group:default/learning'],
      },
    });
  });
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
