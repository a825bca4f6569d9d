import { OAuth2 } from '@backstage/core-app-api';
import { UserIdentity } from '@backstage/core-components';
import {
  ApiHolder,
  configApiRef,
  discoveryApiRef,
  githubAuthApiRef,
  IdentityApi,
  oauthRequestApiRef,
} from '@backstage/core-plugin-api';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { forgetChoice } from './rememberedChoice';

function apiOf<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('The portal lacks an API that sign-in needs');
  }
  return value;
}

function authApi(provider: 'github' | 'oidc', apis: ApiHolder) {
  if (provider === 'github') {
    return apiOf(apis.get(githubAuthApiRef));
  }
  const configApi = apiOf(apis.get(configApiRef));
  return OAuth2.create({
    configApi,
    discoveryApi: apiOf(apis.get(discoveryApiRef)),
    oauthRequestApi: apiOf(apis.get(oauthRequestApiRef)),
    environment: configApi.getOptionalString('auth.environment'),
    provider: {
      id: 'oidc',
      title: 'Single sign-on',
      icon: () => <RiShieldKeyholeLine size={20} />,
    },
    defaultScopes: ['openid', 'profile', 'email'],
  });
}

/**
 * Signs in with an account at GitHub or an OpenID Connect provider.
 *
 * @param options.silent - only if there is a session already; no window opens
 * @returns the identity; undefined if there is none and `silent` is set
 */
export async function signInWithWindow(options: {
  provider: 'github' | 'oidc';
  apis: ApiHolder;
  silent?: boolean;
}): Promise<IdentityApi | undefined> {
  const api = authApi(options.provider, options.apis);
  const response = await api.getBackstageIdentity(
    options.silent ? { optional: true } : { instantPopup: true },
  );
  if (!response) {
    return undefined;
  }
  const identity = UserIdentity.create({
    identity: response.identity,
    authApi: api,
    profile: await api.getProfile(),
  });
  const signOut = identity.signOut.bind(identity);
  identity.signOut = async () => {
    forgetChoice();
    await signOut();
  };
  return identity;
}
