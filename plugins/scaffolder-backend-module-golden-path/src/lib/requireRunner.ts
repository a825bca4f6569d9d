import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { mayRun, runnersOf } from '@causeway/plugin-golden-path-common';
import { withParentGroups } from './groupsOf';
import type { GoldenPathTemplate } from './readTemplate';

/**
 * Makes sure that the caller may run a template that names who may.
 *
 * @throws NotAllowedError otherwise
 */
export async function requireRunner(options: {
  template: GoldenPathTemplate;
  auth: AuthService;
  catalog: CatalogService;
  userInfo: UserInfoService;
  credentials: BackstageCredentials;
}): Promise<void> {
  const { template, auth, catalog, userInfo, credentials } = options;
  const runners = runnersOf(template.entity);
  if (!runners) {
    return;
  }
  const refs = auth.isPrincipal(credentials, 'user')
    ? (await userInfo.getUserInfo(credentials)).ownershipEntityRefs
    : [];
  const all = await withParentGroups(refs, { catalog, credentials });
  if (!mayRun(template.entity, all)) {
    throw new NotAllowedError(
      `Only ${runners.join(', ')} may run the template '${
        template.name
      }'; ask one of them.`,
    );
  }
}
