import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { SloAuthorizer } from '../access/SloAuthorizer';
import type { JudgeServices } from '../JudgeServices';

/** What the actions call. */
export interface SloActionOptions {
  actionsRegistry: ActionsRegistryService;
  authorizer: SloAuthorizer;
  services: JudgeServices;
}
