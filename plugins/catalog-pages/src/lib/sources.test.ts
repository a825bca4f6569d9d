import { testEntity } from '../testing/entities';
import { entitySources, safeHttpUrl } from './sources';

describe('sources', () => {
  it.each([
    ['https://example.com/a', true],
    ['http://localhost:7007/api/local-git/a/b', true],
    // eslint-disable-next-line no-script-url -- what an attacker would write
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['/relative', false],
    ['', false],
    [undefined, false],
  ])('links to %s: %s', (url, safe) => {
    expect(safeHttpUrl(url)).toBe(safe ? url : undefined);
  });

  it('reads the annotations', () => {
    expect(
      entitySources(
        testEntity({
          name: 'a',
          annotations: {
            'backstage.io/source-location': 'url:https://git.example.com/a/',
            'backstage.io/managed-by-location':
              'url:https://git.example.com/a/catalog-info.yaml',
            // eslint-disable-next-line no-script-url -- what an attacker would write
            'backstage.io/edit-url': 'javascript:alert(1)',
          },
        }),
      ),
    ).toEqual({
      repository: 'https://git.example.com/a/',
      file: 'https://git.example.com/a/catalog-info.yaml',
      location: 'https://git.example.com/a/catalog-info.yaml',
      edit: undefined,
    });
  });

  it('says where an entry comes from also where that is no web address', () => {
    const sources = entitySources(
      testEntity({
        name: 'a',
        annotations: {
          'backstage.io/managed-by-location': 'file:/srv/catalog.yaml',
        },
      }),
    );
    expect(sources.file).toBeUndefined();
    expect(sources.location).toBe('file:/srv/catalog.yaml');
  });
});
