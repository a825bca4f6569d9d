import {
  coreServices,
  createServiceFactory,
  type BackstageCredentials,
  type BackstageUserPrincipal,
  type HttpAuthService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

const directGroups: Record<string, string[]> = {
  'user:default/ada': ['group:default/learning'],
  'user:default/kofi': ['group:default/insights'],
  'user:default/noor': ['group:default/platform'],
};

function isUser(
  credentials: BackstageCredentials<unknown>,
): credentials is BackstageCredentials<BackstageUserPrincipal> {
  return (credentials.principal as { type?: string }).type === 'user';
}

/** Issues what the auth plugin issues: the person and their direct groups. */
export const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      if (!isUser(credentials)) {
        throw new Error('Only people have user info');
      }
      const { userEntityRef } = credentials.principal;
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(directGroups[userEntityRef] ?? []),
        ],
      };
    },
  }),
});

/**
 * The mock tokens that plugins use among each other forget that a plugin asks
 * for a person; the permission system needs to know.
 */
export const httpAuth = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }): HttpAuthService {
    const mock = mockServices.httpAuth({ pluginId: plugin.getId() });
    const credentials: HttpAuthService['credentials'] = async (
      req,
      options,
    ) => {
      const found = await mock.credentials(req, options);
      const isPlugin = req.headers.authorization?.startsWith(
        'Bearer mock-service-token:',
      );
      return isPlugin && isUser(found)
        ? (mockCredentials.user(found.principal.userEntityRef, {
            actor: { subject: 'plugin:test' },
          }) as unknown as typeof found)
        : found;
    };
    return {
      credentials,
      issueUserCookie: (res, options) => mock.issueUserCookie(res, options),
    };
  },
});
