import type {
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import type { Request } from 'express';
import type { Caller } from '../access/Caller';
import { callerFromCredentials } from '../access/callerFromCredentials';
import type { AccessTokenService } from '../services/AccessTokenService';
import type { ContentService } from '../services/ContentService';
import type { ProposalService } from '../services/ProposalService';
import type { RepositoryService } from '../services/RepositoryService';

/** What the REST routes call. */
export interface RouteOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  repositories: RepositoryService;
  content: ContentService;
  proposals: ProposalService;
  tokens: AccessTokenService;
  maxUploadBytes: number;
}

/** The user or service behind a request. */
export async function callerOf(
  req: Request,
  options: Pick<RouteOptions, 'auth' | 'httpAuth'>,
): Promise<Caller> {
  const credentials = await options.httpAuth.credentials(req, {
    allow: ['user', 'service'],
  });
  return callerFromCredentials(options.auth, credentials);
}

/** The repository that a route's path names; the service checks that it is well-formed and there. */
export function repositoryOf(req: Request): RepositoryRef {
  return { owner: req.params.owner, name: req.params.name };
}
