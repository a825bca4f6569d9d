import { resolveParameters } from '@causeway/plugin-scaffolder-backend-module-golden-path';
import { DEFAULT_VALUES } from '../../templates/defaultValues';
import type { TemplateFile } from '../../templates/readTemplates';
import { combinationsOf } from './combinationsOf';
import { FormSchema } from './formFields';

const PAGE: FormSchema = {
  required: ['name', 'owner'],
  properties: {
    name: { type: 'string' },
    owner: { type: 'string' },
    title: { type: 'string', maxLength: 60 },
    size: { type: 'string', enum: ['small', 'big'], default: 'small' },
    peak: { type: 'integer', minimum: 1, maximum: 9, default: 5 },
    queue: { type: 'boolean', default: false },
  },
  dependencies: {
    queue: {
      oneOf: [
        { properties: { queue: { enum: [false] } } },
        {
          properties: {
            queue: { enum: [true] },
            broker: {
              type: 'string',
              enum: ['sqs', 'kafka'],
              default: 'sqs',
            },
          },
        },
      ],
    },
  },
};

function templateOf(page: FormSchema): TemplateFile {
  return {
    name: 'api',
    file: '/templates/api/template.yaml',
    root: '/templates',
    entity: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name: 'api' },
      spec: { parameters: [page], steps: [] },
    },
  };
}

const template = templateOf(PAGE);

const resolved = (choice: 'default' | 'pairwise' | 'all') =>
  combinationsOf(template, choice).map(({ answers }) =>
    resolveParameters([PAGE], {
      ...DEFAULT_VALUES,
      ...answers,
    }),
  );

describe('combinationsOf', () => {
  it('begins with the defaults and the hostile answers, which are the main ones', () => {
    const [first, second, ...others] = combinationsOf(template, 'default');
    expect(first).toMatchObject({ id: 'default', answers: {}, isMain: true });
    expect(second).toMatchObject({
      id: 'hostile',
      isMain: true,
      answers: { size: 'big', peak: 9, queue: true },
    });
    expect(second.answers.name).toHaveLength(30);
    expect(second.answers.title).toMatch(/^HOSTILE/);
    expect(others).toEqual([]);
  });

  it('makes every combination that the form takes, where there are few', () => {
    const all = resolved('all').filter(({ title }) => title === undefined);
    // 2 sizes, 3 peaks, and no queue or one of two brokers.
    expect(all).toHaveLength(2 * 3 * 3);
    expect(new Set(all.map(answers => JSON.stringify(answers))).size).toBe(18);
    expect(
      all.filter(({ queue, broker }) => (broker !== undefined) !== queue),
    ).toEqual([]);
  });

  it('has every two choices together that go together, with less', () => {
    const rows = resolved('pairwise').filter(
      ({ title }) => title === undefined,
    );
    expect(rows.length).toBeLessThan(18);
    for (const size of ['small', 'big']) {
      for (const broker of [undefined, 'sqs', 'kafka']) {
        expect(rows).toContainEqual(
          expect.objectContaining(
            broker ? { size, broker } : { size, queue: false },
          ),
        );
      }
      for (const peak of [1, 5, 9]) {
        expect(rows).toContainEqual(expect.objectContaining({ size, peak }));
      }
    }
  });

  it('is the same each time, and names each combination once', () => {
    const combinations = combinationsOf(template, 'pairwise');
    expect(combinationsOf(template, 'pairwise')).toEqual(combinations);
    expect(new Set(combinations.map(({ id }) => id)).size).toBe(
      combinations.length,
    );
  });
});
