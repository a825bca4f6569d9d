import type { JsonObject } from '@backstage/types';
import { AnswerError } from '@causeway/plugin-golden-path-common';
import fc from 'fast-check';
import { resolveParameters } from './resolveParameters';
import type { Schema } from './schemaTypes';

const pages: Schema[] = [
  {
    title: 'Name it',
    required: ['name', 'owner'],
    properties: {
      name: {
        type: 'string',
        pattern: '^[a-z-]+$',
        'ui:field': 'GoldenPathName',
      },
      owner: { type: 'string' },
      description: { type: 'string', maxLength: 40 },
    },
  },
  {
    title: 'Size it',
    properties: {
      peakRps: { type: 'integer', minimum: 1, default: 50 },
      availability: { type: 'number', enum: [99, 99.5], default: 99.5 },
      slo: {
        type: 'object',
        properties: { latencyMs: { type: 'integer', default: 800 } },
      },
      queue: { type: 'boolean', default: false },
      tags: { type: 'array', items: { type: 'string' } },
    },
    dependencies: {
      queue: {
        oneOf: [
          { properties: { queue: { const: false } } },
          {
            properties: {
              queue: { const: true },
              queueName: { type: 'string', default: 'events' },
            },
          },
        ],
      },
    },
    if: { properties: { peakRps: { minimum: 500 } }, required: ['peakRps'] },
    then: { properties: { cdn: { type: 'boolean', default: true } } },
  },
];
const minimal = { name: 'payments', owner: 'group:default/learning' };

/** The answers, or why they were refused; anything else that is thrown is a mistake. */
function resolvedOrRefused(sent: JsonObject): JsonObject | AnswerError {
  try {
    return resolveParameters(pages, sent);
  } catch (error) {
    if (error instanceof AnswerError) {
      return error;
    }
    throw error;
  }
}

function problemsOf(sent: Record<string, unknown>): string {
  const result = resolvedOrRefused(JSON.parse(JSON.stringify(sent)));
  return result instanceof AnswerError ? result.message : '';
}

describe('resolveParameters', () => {
  it('fills in every default', () => {
    expect(resolveParameters(pages, minimal)).toEqual({
      ...minimal,
      peakRps: 50,
      availability: 99.5,
      slo: { latencyMs: 800 },
      queue: false,
    });
  });

  it('fills in defaults of fields that an answer brings up, also when a default does', () => {
    expect(resolveParameters(pages, { ...minimal, queue: true })).toMatchObject(
      {
        queueName: 'events',
      },
    );
    expect(
      resolveParameters(pages, { ...minimal, peakRps: 500 }),
    ).toMatchObject({
      cdn: true,
    });
  });

  it('leaves out what a choice that was taken back left behind', () => {
    const answers = resolveParameters(pages, {
      ...minimal,
      queue: false,
      queueName: 'left',
      cdn: true,
    });
    expect(answers).not.toHaveProperty('queueName');
    expect(answers).not.toHaveProperty('cdn');
  });

  it('takes an empty text for no answer', () => {
    expect(
      resolveParameters(pages, {
        ...minimal,
        description: '',
        queue: true,
        queueName: '',
      }),
    ).toMatchObject({ queueName: 'events' });
  });

  it.each([
    ['a missing one', { name: 'abc' }, "'owner' is missing"],
    ['an empty required one', { name: 'abc', owner: '' }, "'owner' is missing"],
    [
      'a misspelt one',
      { ...minimal, peakrps: 5 },
      "'peakrps' is not a field of this template; its fields are",
    ],
    [
      'a wrong type',
      { ...minimal, peakRps: '50' },
      "'peakRps' must be of type integer",
    ],
    [
      'too small',
      { ...minimal, peakRps: 0 },
      "'peakRps' must be at least 1, but is 0",
    ],
    [
      'none of the choices',
      { ...minimal, availability: 98 },
      "'availability' must be one of 99, 99.5",
    ],
    [
      'a nested one',
      { ...minimal, slo: { latencyMs: 'x' } },
      "'slo.latencyMs' must be of type integer",
    ],
    [
      'too long',
      { ...minimal, description: 'x'.repeat(41) },
      "'description' has 41 characters; shorten it to 40",
    ],
    [
      'a line break',
      { ...minimal, description: 'a\nb' },
      "'description' has a line break",
    ],
    [
      'a workflow expression',
      { ...minimal, owner: '${{ secrets.X }}' },
      "'owner' has '{{'",
    ],
    [
      'a shell expansion in a list',
      { ...minimal, tags: ['a', '${x}'] },
      "'tags.2' has '${'",
    ],
    [
      '1 MB of text',
      { ...minimal, owner: 'x'.repeat(1_000_000) },
      'the limit is 65536',
    ],
    [
      'a prototype',
      JSON.parse('{"name":"abc","owner":"x","__proto__":{"a":1}}'),
      "'__proto__' is not a field",
    ],
  ])('refuses %s', (_case, sent, message) => {
    const problems = problemsOf(sent);
    expect(problems).toContain(message);
    expect(problems.length).toBeLessThan(600);
  });

  it('says all that is wrong at once', () => {
    const problems = problemsOf({ name: 'A', owner: 'a\nb', peakRps: -1 });
    expect(problems).toContain("'name' must match");
    expect(problems).toContain("'owner' has a line break");
    expect(problems).toContain("'peakRps' must be at least 1");
  });

  it('refuses or resolves anything, and what it resolves it resolves again to the same', () => {
    const anything = fc.dictionary(
      fc.constantFrom(
        'name',
        'owner',
        'peakRps',
        'queue',
        'queueName',
        'slo',
        'tags',
        'x',
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(anything, sent => {
        const answers = resolvedOrRefused({ ...minimal, ...sent });
        expect(
          answers instanceof AnswerError || resolveParameters(pages, answers),
        ).toEqual(answers instanceof AnswerError || answers);
      }),
      { numRuns: 300 },
    );
  });
});
