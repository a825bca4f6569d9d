import { validator } from '../form/validator';
import { canSkipAfter, reviewOf, withDefaults } from './review';

const service = {
  title: 'Service',
  schema: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, owner: { type: 'string' } },
  },
  mergedSchema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: 'Name' },
      owner: {
        type: 'string',
        title: 'Owner',
        'ui:field': 'GoldenPathOwner',
      },
      token: { type: 'string', title: 'Token', 'ui:field': 'Secret' },
      trace: {
        type: 'string',
        'ui:backstage': { review: { show: false } },
      },
    },
  },
  uiSchema: {},
};

const promises = {
  title: 'Promises',
  schema: {
    type: 'object',
    required: ['availability'],
    properties: {
      availability: { type: 'number', default: 99.5 },
      latencyMs: { type: 'integer', default: 800 },
    },
  },
  mergedSchema: {
    type: 'object',
    properties: {
      availability: {
        type: 'number',
        title: 'Availability',
        default: 99.5,
        'ui:options': { choices: [{ value: 99.5, title: '99.5 %' }] },
      },
      latencyMs: {
        type: 'integer',
        title: 'Faster than',
        default: 800,
        'ui:options': { unit: 'ms' },
      },
      cache: { type: 'boolean', title: 'Cache', default: true },
      repoUrl: {
        type: 'string',
        title: 'Repository',
        'ui:field': 'GoldenPathRepo',
      },
    },
    dependencies: {
      cache: {
        oneOf: [
          {
            properties: {
              cache: { const: true },
              size: { type: 'string', title: 'Size', default: 'small' },
            },
          },
          { properties: { cache: { const: false } } },
        ],
      },
    },
  },
  uiSchema: {},
};

const steps = [service, promises];

describe('reviewOf', () => {
  it('says answers in plain words and marks what was changed', () => {
    const [first, second] = reviewOf({
      steps,
      validator,
      values: {
        name: 'payments',
        owner: 'group:default/learning',
        token: '********',
        trace: 'x',
        availability: 99.5,
        latencyMs: 300,
        cache: true,
        size: 'small',
      },
    });
    expect(first.rows.map(({ label, value }) => [label, value])).toEqual([
      ['Name', 'payments'],
      ['Owner', 'learning'],
      ['Token', 'Given, not shown'],
    ]);
    expect(second.rows).toEqual([
      expect.objectContaining({ value: '99.5 %', changed: false }),
      expect.objectContaining({ value: '300 ms', changed: true }),
      expect.objectContaining({ label: 'Cache', value: 'Yes' }),
      expect.objectContaining({ value: "The portal's Git host" }),
      expect.objectContaining({ label: 'Size', value: 'small' }),
    ]);
  });

  it('shows only what the answers ask for', () => {
    const [, second] = reviewOf({ steps, validator, values: { cache: false } });
    expect(second.rows.map(({ label }) => label)).not.toContain('Size');
  });

  it('says what was left open', () => {
    const [first, second] = reviewOf({ steps, validator, values: {} });
    expect(first.rows[0]).toMatchObject({ value: 'Not given', open: true });
    expect(second.rows.find(({ key }) => key === 'cache')?.value).toBe('No');
  });

  it('reads a repository on another host', () => {
    const [, second] = reviewOf({
      steps,
      validator,
      values: { repoUrl: 'github.com?owner=acme&repo=payments' },
    });
    expect(second.rows).toContainEqual(
      expect.objectContaining({ value: 'github.com/acme/payments' }),
    );
  });
});

describe('withDefaults', () => {
  it('keeps what was answered and proposes the rest', () => {
    expect(
      withDefaults({
        steps,
        validator,
        values: { name: 'payments', latencyMs: 300 },
      }),
    ).toEqual({ name: 'payments', latencyMs: 300, availability: 99.5 });
  });
});

describe('canSkipAfter', () => {
  it('allows it where the rest has proposals', () => {
    expect(canSkipAfter(steps, 0)).toBe(true);
  });
  it('does not where an answer is needed, or nothing is left', () => {
    expect(canSkipAfter([promises, service], 0)).toBe(false);
    expect(canSkipAfter(steps, 1)).toBe(false);
  });
});
