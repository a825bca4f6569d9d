import { Entity } from '@backstage/catalog-model';
import { testEntity } from '../testing/entities';
import { attentionItems } from './attention';

const broken = (entity: Entity, message: string): Entity =>
  ({
    ...entity,
    status: { items: [{ type: 't', level: 'error', message }] },
  } as Entity);
const service = testEntity({ name: 'rag-api' });

describe('attentionItems', () => {
  it('is empty where all is well', () => {
    expect(
      attentionItems({
        entity: service,
        ancestors: [service],
        missingRefs: [],
      }),
    ).toEqual([]);
  });

  it('names errors of the entity once, though it is among its ancestors', () => {
    const entity = broken(service, 'spec.owner is missing');
    const items = attentionItems({
      entity,
      ancestors: [entity],
      missingRefs: [],
    });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      severity: 'broken',
      text: expect.stringContaining('spec.owner is missing'),
    });
  });

  it('puts what is broken before what is a risk', () => {
    const location = broken(
      testEntity({ kind: 'Location', name: 'l' }),
      'answered 404',
    );
    const orphan = testEntity({
      name: 'rag-api',
      annotations: { 'backstage.io/orphan': 'true' },
    });
    const items = attentionItems({
      entity: orphan,
      ancestors: [location],
      missingRefs: ['resource:default/gone'],
    });
    expect(items.map(({ severity, text }) => [severity, text])).toEqual([
      ['broken', 'location:default/l: answered 404'],
      ['risk', expect.stringContaining('Unregister')],
      ['risk', expect.stringContaining('resource:default/gone')],
    ]);
  });
});
