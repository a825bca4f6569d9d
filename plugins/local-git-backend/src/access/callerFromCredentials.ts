import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import type { Caller } from './Caller';

/** The caller behind Backstage credentials of a user or service. */
export function callerFromCredentials(
  auth: AuthService,
  credentials: BackstageCredentials,
): Caller {
  if (auth.isPrincipal(credentials, 'user')) {
    return {
      type: 'backstage',
      actor: credentials.principal.userEntityRef,
      credentials,
    };
  }
  if (auth.isPrincipal(credentials, 'service')) {
    const subject = credentials.principal.subject.replace(
      /^(plugin|external):/,
      '',
    );
    return { type: 'backstage', actor: `service:${subject}`, credentials };
  }
  throw new AuthenticationError('Sign in to use the Git host.');
}
