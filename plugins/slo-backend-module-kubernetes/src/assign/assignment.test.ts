import type { SloObject } from '../client/objectSchema';
import { Assignment } from './Assignment';
import { parseSelector } from './parseSelector';

function entity(name: string, annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `backstage.io/kubernetes-${key}`,
          value,
        ]),
      ),
    },
  };
}

function object(
  labels: Record<string, string>,
  rest: { namespace?: string; service?: string } = {},
): SloObject {
  return {
    metadata: {
      name: 'x',
      namespace: rest.namespace ?? 'shop',
      resourceVersion: '1',
      labels,
    },
    spec: rest.service ? { service: rest.service } : {},
  };
}

const id = (value: string) => ({ 'backstage.io/kubernetes-id': value });

describe('whose an object is', () => {
  it.each([
    ['its id', { id: 'checkout' }, object(id('checkout')), true],
    ['another id', { id: 'checkout' }, object(id('search')), false],
    ['no annotation', {}, object(id('checkout')), false],
    [
      'a selector',
      { 'label-selector': 'app=checkout,tier in (web, api)' },
      object({ app: 'checkout', tier: 'api' }),
      true,
    ],
    [
      'a selector instead of an id',
      { id: 'checkout', 'label-selector': 'app=other' },
      object(id('checkout')),
      false,
    ],
    [
      'a selector that is none',
      { 'label-selector': 'app=(' },
      object({ app: '(' }),
      false,
    ],
    [
      'another namespace',
      { id: 'checkout', namespace: 'shop' },
      object(id('checkout'), { namespace: 'attacker' }),
      false,
    ],
    [
      'another cluster',
      { id: 'checkout', cluster: 'eu' },
      object(id('checkout')),
      false,
    ],
    [
      'its service, in the namespace that it names',
      { namespace: 'shop' },
      object({}, { service: 'checkout' }),
      true,
    ],
    [
      'its service, in any other namespace',
      { namespace: 'shop' },
      object({}, { service: 'checkout', namespace: 'attacker' }),
      false,
    ],
    [
      'its service, where it names no namespace',
      { id: 'other' },
      object({}, { service: 'checkout' }),
      false,
    ],
    [
      'a label that says the service',
      { namespace: 'shop' },
      object({ 'app.kubernetes.io/name': 'checkout' }),
      true,
    ],
  ])('follows from %s', (_, annotations: object, of, expected) => {
    const assignment = new Assignment([
      entity('checkout', annotations as Record<string, string>),
    ]);
    expect(assignment.entityOf('prod', of)).toBe(
      expected ? 'component:default/checkout' : undefined,
    );
  });

  it('is the one that its service names, of several; else the first', () => {
    const assignment = new Assignment([
      entity('web', { id: 'shop' }),
      entity('api', { id: 'shop' }),
    ]);
    const said = object(id('shop'), { service: 'web' });
    expect(assignment.entityOf('prod', said)).toBe('component:default/web');
    expect(assignment.entityOf('prod', object(id('shop')))).toBe(
      'component:default/api',
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'takes %s for an id like any other',
    name => {
      const assignment = new Assignment([entity('checkout', { id: name })]);
      expect(assignment.entityOf('prod', object({}))).toBeUndefined();
      expect(assignment.entityOf('prod', object(id(name)))).toBe(
        'component:default/checkout',
      );
    },
  );
});

describe('label selectors', () => {
  const labels = { app: 'web', tier: 'api', empty: '' };
  it.each([
    ['app=web', true],
    ['app == web', true],
    ['app!=web', false],
    ['other!=web', true],
    ['app=web,tier=api', true],
    ['app=web,tier=db', false],
    ['app in (web,db)', true],
    ['app notin (web,db)', false],
    ['other notin (web)', true],
    ['app', true],
    ['!app', false],
    ['!other', true],
    ['empty=', true],
    ['toString', false],
  ])('%s', (text, expected) => {
    expect(parseSelector(text)?.(labels)).toBe(expected);
  });

  it.each(['', 'a=b c', 'a in web', ',', 'a=b,', '(', 'a'.repeat(3_000)])(
    '%p is none',
    text => {
      expect(parseSelector(text)).toBeUndefined();
    },
  );
});
