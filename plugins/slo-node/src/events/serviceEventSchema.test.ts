import { serviceEventSchema } from './serviceEventSchema';

const event = {
  id: 'deploy-1.42',
  entityRef: 'Component:checkout',
  cause: 'deploy',
  title: '1.42',
  from: '2026-11-21T08:00:00+01:00',
};

describe('serviceEventSchema', () => {
  it('makes refs full and times milliseconds', () => {
    expect(serviceEventSchema.parse(event)).toEqual({
      id: 'deploy-1.42',
      entityRef: 'component:default/checkout',
      cause: 'deploy',
      title: '1.42',
      from: Date.parse('2026-11-21T07:00:00Z'),
      to: null,
    });
    expect(
      serviceEventSchema.parse({
        ...event,
        entityRef: 'checkout',
        from: 5,
        to: 5,
      }),
    ).toMatchObject({
      entityRef: 'component:default/checkout',
      from: 5,
      to: 5,
    });
  });

  it.each<[string, object, string]>([
    ['a time without its zone', { from: '2026-11-21T08:00:00' }, 'from'],
    ['a time that is none', { from: 'yesterday' }, 'from'],
    ['a time of seconds as text', { from: '1795256246' }, 'from'],
    ['an end before its beginning', { to: '2026-11-21T06:59:00Z' }, 'to'],
    ['an unknown cause', { cause: 'weather' }, 'cause'],
    ['a ref that is none', { entityRef: 'a/b/c/d:e' }, 'entityRef'],
    ['an empty title', { title: ' ' }, 'title'],
    ['a title without end', { title: 'x'.repeat(300) }, 'title'],
  ])('refuses %s', (_, change, path) => {
    const result = serviceEventSchema.safeParse({ ...event, ...change });
    expect(result.error?.issues[0].path).toEqual([path]);
  });

  it('refuses words that it does not know, so that no misspelled end goes unseen', () => {
    expect(serviceEventSchema.safeParse({ ...event, until: 7 }).success).toBe(
      false,
    );
  });
});
