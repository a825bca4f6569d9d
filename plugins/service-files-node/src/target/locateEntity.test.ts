import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { SourceAddresses } from '../address/SourceAddresses';
import { locateEntity } from './locateEntity';

const addresses = new SourceAddresses({
  localGitUrl: 'http://localhost:7007/api/local-git',
  integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
});
const sets = [
  { name: 's', annotation: 'a', defaultPatterns: ['s.yaml'], extensions: [''] },
];
const locate = (annotations?: Record<string, string>) =>
  locateEntity(
    {
      apiVersion: 'v1',
      kind: 'Component',
      metadata: { name: 'Shop', annotations },
    },
    { addresses, sets, maxPatterns: 1 },
  );
const SOURCE = 'backstage.io/source-location';
const MANAGED = 'backstage.io/managed-by-location';

describe('locateEntity', () => {
  it('prefers the source location to the file it was read from', () => {
    const managed = {
      [MANAGED]: 'url:https://github.com/o/catalog/blob/main/all.yaml',
    };
    expect(locate(managed)).toMatchObject({
      entityRef: 'component:default/shop',
      root: 'https://github.com/o/catalog/tree/main/',
      problems: [],
    });
    const both = { ...managed, [SOURCE]: 'url:https://github.com/o/code' };
    expect(locate(both).root).toBe('https://github.com/o/code/');
  });

  it.each([
    [undefined, "doesn't say where"],
    [{ [SOURCE]: 'dir:./x' }, "type 'dir'"],
    [{ [MANAGED]: 'file:/etc/passwd' }, "type 'file'"],
    [{ [SOURCE]: 'nonsense' }, "'nonsense'"],
    [{ [SOURCE]: 'url:nonsense' }, 'Invalid URL'],
    [{ [SOURCE]: 'url:https://a:b@github.com/o/r' }, 'password'],
  ])('says what is wrong with %j', (annotations, message) => {
    expect(locate(annotations)).toEqual({
      entityRef: 'component:default/shop',
      root: '',
      sets: [],
      problems: [
        {
          kind: 'location',
          message: expect.stringContaining(message),
          fix: expect.stringContaining(SOURCE),
        },
      ],
    });
  });
});
