import type { CatalogApi } from '@backstage/catalog-client';
import { NotFoundError, ResponseError, toError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import { ownerNameOf } from '@causeway/plugin-local-git-common';

/** What a check of a name found: free, taken, or why that can't be known at the moment. */
export type NameCheck =
  | { state: 'free'; where: string }
  | { state: 'taken'; where: string; message: string }
  | { state: 'unknown'; where: string; reason: string };

/** What {@link checkName} needs. */
export interface CheckNameOptions {
  name: string;
  /** Entity reference of the owner, where it is known already. */
  owner?: string;
  /** Set when the repository goes to a host that the portal can't ask from here. */
  otherHost?: boolean;
  catalogApi: Pick<CatalogApi, 'getEntityByRef'>;
  fetchApi: FetchApi;
  signal?: AbortSignal;
}

async function inCatalog(options: CheckNameOptions): Promise<NameCheck> {
  const { name, catalogApi } = options;
  const where = 'catalog';
  try {
    const entity = await catalogApi.getEntityByRef(`component:default/${name}`);
    return entity
      ? {
          state: 'taken',
          where,
          message: `The catalog has a service called ${name} already. Choose another name.`,
        }
      : { state: 'free', where };
  } catch (error) {
    return { state: 'unknown', where, reason: toError(error).message };
  }
}

async function inGitHost(
  options: CheckNameOptions,
): Promise<NameCheck | undefined> {
  const { name, owner, fetchApi, signal } = options;
  const ownerName = owner && ownerNameOf(owner);
  if (!ownerName || options.otherHost) {
    return undefined;
  }
  const where = 'Git host';
  try {
    const response = await fetchApi.fetch(
      `plugin://local-git/v1/repositories/${encodeURIComponent(
        ownerName,
      )}/${encodeURIComponent(name)}`,
      { signal },
    );
    if (response.ok) {
      return {
        state: 'taken',
        where,
        message: `${ownerName} has a repository called ${name} already. Choose another name, or remove that repository first.`,
      };
    }
    const error = await ResponseError.fromResponse(response);
    if (response.status === 404 && error.cause.name === NotFoundError.name) {
      return { state: 'free', where };
    }
    return { state: 'unknown', where, reason: error.message };
  } catch (error) {
    return { state: 'unknown', where, reason: toError(error).message };
  }
}

/** Looks whether a well-formed name is still free, everywhere at once. Never throws: what can't be asked is unknown. */
export async function checkName(
  options: CheckNameOptions,
): Promise<NameCheck[]> {
  const [catalog, host] = await Promise.all([
    inCatalog(options),
    inGitHost(options),
  ]);
  return host ? [catalog, host] : [catalog];
}
