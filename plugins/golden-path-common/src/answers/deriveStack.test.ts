import { AnswerError } from './AnswerError';
import { deriveStack } from './deriveStack';

const job = {
  name: 'score',
  command: ['python', '-m', 'app.score', '--days=1'],
  schedule: '15 2 * * *',
  deadlineMinutes: 60,
  cpu: '1',
  memory: '2Gi',
};

describe('deriveStack', () => {
  it('is an API with a database unless told otherwise', () => {
    expect(deriveStack(undefined, {})).toMatchObject({
      language: 'python',
      kind: 'api',
      postgres: true,
      redis: false,
      queue: 'none',
      worker: false,
      jobs: [],
      identity: false,
    });
  });

  it('lets an answer take the place of a constant of the same name', () => {
    const stack = { queue: 'sqs', redis: false };
    expect(deriveStack(stack, { queue: 'kafka', redis: true })).toMatchObject({
      queue: 'kafka',
      redis: true,
    });
    expect(deriveStack(stack, { kind: 'batch' })).toMatchObject({
      queue: 'sqs',
      kind: 'api',
    });
  });

  it.each([
    [{ queue: 'sqs' }, true],
    [{ queue: 'kafka' }, true],
    [{ bucket: true }, true],
    [{ bedrock: true }, true],
    [{ redis: true }, false],
  ])('knows whether pods need a role: %j', (stack, identity) => {
    expect(deriveStack(stack, {}).identity).toBe(identity);
  });

  it.each([
    [{}, true, true],
    [{ postgres: false }, false, false],
    [{ postgres: false, queue: 'kafka' }, false, false],
    [{ postgres: false, secrets: ['API_KEY'] }, false, true],
    [{ postgres: false, redis: true }, true, true],
  ])('knows who writes secrets: %j', (stack, connections, secret) => {
    expect(deriveStack(stack, {})).toMatchObject({ connections, secret });
  });

  it.each([
    ['stack.que', { que: 'sqs' }, 'stack'],
    ['an enum', { language: 'ruby' }, 'stack.language'],
    ['no text', 'python', 'stack'],
    ['no list', [], 'stack'],
    ['a worker without a command', { worker: true }, 'stack.commands.worker'],
    ['a batch without jobs', { kind: 'batch' }, 'stack.jobs'],
    [
      'a batch with a worker',
      {
        kind: 'batch',
        jobs: [job],
        worker: true,
        commands: { worker: ['python'] },
      },
      'stack.worker',
    ],
    ['vectors without PostgreSQL', { postgres: false, pgvector: true }, 'pgv'],
    ['two jobs of a name', { jobs: [job, job] }, 'stack.jobs'],
    [
      'a job called migrate',
      { jobs: [{ ...job, name: 'migrate' }] },
      'migrate',
    ],
    [
      'a job whose CronJob would have too long a name',
      { jobs: [{ ...job, name: 'a'.repeat(22) }] },
      'stack.jobs.0.name',
    ],
    [
      'a schedule that is none',
      { jobs: [{ ...job, schedule: 'daily' }] },
      'stack.jobs.0.schedule',
    ],
    [
      'a word that would need quotes',
      { commands: { migrate: ['sh', 'a b'] } },
      'stack.commands.migrate',
    ],
    [
      'a variable that the chart sets',
      { config: { DATABASE_URL: 'x' } },
      'DATABASE_URL',
    ],
    ['a secret that is no variable', { secrets: ['key'] }, 'stack.secrets.0'],
    ['memory without a unit', { resources: { memory: '512' } }, 'memory'],
  ])('refuses %s', (_case, stack, field) => {
    expect(() => deriveStack(stack, {})).toThrow(AnswerError);
    expect(() => deriveStack(stack, {})).toThrow(field);
  });

  it('names the answer that is wrong, not the constant', () => {
    expect(() => deriveStack({ queue: 'sqs' }, { queue: 'x' })).toThrow(
      /^'queue' can't be used/,
    );
  });

  it('says everything at once', () => {
    const derive = () => deriveStack({ kind: 'x', cache: true }, {});
    expect(derive).toThrow('stack.kind');
    expect(derive).toThrow('cache');
  });
});
