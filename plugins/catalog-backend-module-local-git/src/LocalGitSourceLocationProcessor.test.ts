import { LocalGitSourceLocationProcessor } from './LocalGitSourceLocationProcessor';

const hostUrl = 'http://localhost:7007/api/local-git';
const processor = new LocalGitSourceLocationProcessor({ hostUrl });
const entity = { apiVersion: 'v1', kind: 'Component', metadata: { name: 'x' } };

describe('LocalGitSourceLocationProcessor', () => {
  it.each([
    ['catalog-info.yaml', `url:${hostUrl}/learning/x/tree/main/`],
    [
      'services/a/catalog-info.yaml',
      `url:${hostUrl}/learning/x/tree/main/services/a/`,
    ],
  ])('says where the sources of %s lie', async (path, location) => {
    const target = `${hostUrl}/learning/x/blob/main/${path}`;
    const { metadata } = await processor.preProcessEntity(entity, {
      type: 'url',
      target,
    });
    expect(metadata.annotations).toEqual({
      'backstage.io/source-location': location,
      'causeway.dev/local-git-repository': 'learning/x',
    });
  });

  it('keeps what an entity says itself', async () => {
    const annotations = {
      'backstage.io/source-location': 'url:https://example.test/',
    };
    const said = { ...entity, metadata: { name: 'x', annotations } };
    const target = `${hostUrl}/learning/x/blob/main/catalog-info.yaml`;
    const { metadata } = await processor.preProcessEntity(said, {
      type: 'url',
      target,
    });
    expect(metadata.annotations).toMatchObject(annotations);
  });

  it.each([
    ['url', 'https://github.com/a/b/blob/main/catalog-info.yaml'],
    ['file', '/srv/catalog-info.yaml'],
  ])('leaves a %s location at %s alone', async (type, target) => {
    expect(await processor.preProcessEntity(entity, { type, target })).toBe(
      entity,
    );
  });
});
