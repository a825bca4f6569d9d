import { ConfigReader } from '@backstage/config';
import { hasClient } from './hasClient';

describe('hasClient', () => {
  const providers = new ConfigReader({
    github: { production: { signIn: { resolvers: [] } } },
    oidc: { production: { clientId: 'portal' } },
    gitlab: {},
  });

  it.each([
    ['oidc', true],
    ['github', false],
    ['gitlab', false],
    ['google', false],
  ])('%s: %p', (provider, expected) => {
    expect(hasClient(providers, provider)).toBe(expected);
  });

  it('is false without any provider', () => {
    expect(hasClient(undefined, 'oidc')).toBe(false);
  });
});
