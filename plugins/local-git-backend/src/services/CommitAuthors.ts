import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { CommitIdentity } from '../git/CommitIdentity';

/** Under which name people's commits are made in the portal. */
export class CommitAuthors {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** The profile in the catalog; the entity's name where there is none. */
  async identityOf(actor: string): Promise<CommitIdentity> {
    if (actor.startsWith('service:'))
      return { name: 'Causeway', email: 'causeway@localhost' };
    const { name } = parseEntityRef(actor);
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entity = await this.#catalog.getEntityByRef(actor, { credentials });
    const profile = entity?.spec?.profile;
    const text = (key: string) => {
      const value =
        profile && typeof profile === 'object' && !Array.isArray(profile)
          ? profile[key]
          : undefined;
      return typeof value === 'string' && value ? value : undefined;
    };
    return {
      name: text('displayName') ?? name,
      email: text('email') ?? `${name}@localhost`,
    };
  }
}
