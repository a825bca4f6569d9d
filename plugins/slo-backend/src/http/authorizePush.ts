import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';

/**
 * Lets in services that may push, by a token that is for this and not for everything: tokens of CI and of jobs lie around in many
 * places.
 *
 * @returns who pushes
 * @throws NotAllowedError if the token may not, or may do everything
 */
export async function authorizePush(options: {
  request: Request;
  permission: BasicPermission;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Promise<string> {
  const { request, permission, httpAuth, permissions } = options;
  const credentials: BackstageCredentials<BackstageServicePrincipal> =
    await httpAuth.credentials(request, { allow: ['service'] });
  const { subject, accessRestrictions } = credentials.principal;
  // Other plugins of this portal have no such tokens.
  if (!subject.startsWith('plugin:') && !accessRestrictions) {
    throw new NotAllowedError(
      `The token of '${subject}' may do everything, so it isn't taken for pushing. Give it 'accessRestrictions: [{ plugin: slo, permission: [${permission.name}] }]' in backend.auth.externalAccess.`,
    );
  }
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `'${subject}' may not do this; its token needs the permission '${permission.name}' in its accessRestrictions for plugin 'slo'.`,
    );
  }
  return subject;
}
