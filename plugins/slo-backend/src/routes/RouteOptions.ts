import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { SloAuthorizer } from '../access/SloAuthorizer';
import type { JudgeServices } from '../JudgeServices';

/** What the routes call. */
export interface RouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: SloAuthorizer;
  services: JudgeServices;
}

/**
 * Who asks, if they may.
 *
 * @throws NotAllowedError unless the caller has the permission
 */
export async function authorize(
  req: Request,
  permission: BasicPermission,
  options: Pick<RouteOptions, 'httpAuth' | 'authorizer'> & {
    allow?: ('user' | 'service')[];
  },
): Promise<BackstageCredentials> {
  const { httpAuth, authorizer, allow = ['user', 'service'] } = options;
  const credentials = await httpAuth.credentials(req, { allow });
  await authorizer.check(permission, credentials);
  return credentials;
}
