import { Config } from '@backstage/config';

/**
 * Whether a sign-in provider has been given its client, in any environment.
 * The sections for GitHub and OIDC are always there in production, with values
 * from environment variables; one that is left without them would stop the
 * start if its provider were installed.
 */
export function hasClient(
  providers: Config | undefined,
  provider: string,
): boolean {
  const section = providers?.getOptionalConfig(provider);
  return Boolean(section?.keys().some(name => section.has(`${name}.clientId`)));
}
