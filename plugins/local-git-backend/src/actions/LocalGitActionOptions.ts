import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import {
  parseRepositoryRef,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { ContentService } from '../services/ContentService';
import type { ProposalService } from '../services/ProposalService';
import type { RepositoryService } from '../services/RepositoryService';

/** What the host's actions call. */
export interface LocalGitActionOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  repositories: RepositoryService;
  content: ContentService;
  proposals: ProposalService;
}

/** Reads `<owner>/<name>` from an action's input. */
export function repositoryFromInput(fullName: string): RepositoryRef {
  const repository = parseRepositoryRef(fullName);
  if (!repository)
    throw new InputError(
      `'${fullName}' doesn't name a repository; write '<owner>/<name>'.`,
    );
  return repository;
}
