import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { REPOSITORY_PAGES_PATH } from '@causeway/plugin-local-git-common';
import type { GitHost } from '@causeway/plugin-golden-path-common';

/** Address of the portal, without a slash at the end. */
export function portalUrlOf(config: RootConfigService): string {
  return config.getString('app.baseUrl').replace(/\/+$/, '');
}

/**
 * Hosts that the configuration names; Backstage adds github.com and gitlab.com by itself, without credentials.
 */
function configuredHosts(
  config: RootConfigService,
  type: 'github' | 'gitlab' | 'gitea',
): Set<string> {
  const sections = config.getOptionalConfigArray(`integrations.${type}`) ?? [];
  return new Set(
    sections.map(section => section.getOptionalString('host') ?? `${type}.com`),
  );
}

/**
 * The Git hosts that golden paths can publish to: the embedded one, by the portal's own host, then every GitHub, GitLab
 * and Gitea integration that is configured.
 */
export function gitHosts(config: RootConfigService): GitHost[] {
  const portalUrl = portalUrlOf(config);
  const integrations = ScmIntegrations.fromConfig(config);
  const gitHub = integrations.github.list().map(({ config: github }) => ({
    host: github.host,
    publisher: 'github' as const,
    browserUrl: `https://${github.host}`,
  }));
  const gitLab = integrations.gitlab.list().map(({ config: gitlab }) => ({
    host: gitlab.host,
    publisher: 'gitlab' as const,
    browserUrl: gitlab.baseUrl,
  }));
  const gitea = integrations.gitea.list().map(({ config: instance }) => ({
    host: instance.host,
    publisher: 'gitea' as const,
    browserUrl: instance.baseUrl ?? `https://${instance.host}`,
  }));
  const embedded: GitHost = {
    host: new URL(portalUrl).host,
    publisher: 'local-git',
    browserUrl: `${portalUrl}${REPOSITORY_PAGES_PATH}`,
  };
  const others = [...gitHub, ...gitLab, ...gitea].filter(
    ({ host, publisher }) => configuredHosts(config, publisher).has(host),
  );
  return [embedded, ...others].map(host => ({
    ...host,
    browserUrl: host.browserUrl.replace(/\/+$/, ''),
  }));
}
