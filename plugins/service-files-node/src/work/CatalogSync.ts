import type { AuthService } from '@backstage/backend-plugin-api';
import type { EntityFilterQuery } from '@backstage/catalog-client';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { SourceAddresses } from '../address/SourceAddresses';
import { hash } from '../store/hash';
import { inChunks } from '../store/inChunks';
import type { EntityRow } from '../store/rows';
import type { Stores } from '../store/Stores';
import { locateEntity } from '../target/locateEntity';
import type { Target } from '../target/Target';
import type { ServiceFileSet } from '../types/ServiceFileSet';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** Collaborators of {@link CatalogSync}. */
export interface CatalogSyncOptions {
  auth: AuthService;
  catalog: CatalogService;
  stores: Stores;
  addresses: SourceAddresses;
  sets: ServiceFileSet[];
  maxPatterns: number;
  entityFilter: EntityFilterQuery;
}

/** Learns from the catalog which entities there are and where their files lie. */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
  }

  /** Compares all entities; returns ids of the repositories that are to be read now. When the catalog fails nothing changes. */
  async syncAll(): Promise<string[]> {
    const { auth, catalog, stores, entityFilter } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const known = new Map(
      (await stores.entities.targets()).map(row => [row.entity_ref, row]),
    );
    const affected = new Set<string>();
    const seen = new Set<string>();
    const pages = catalog.streamEntities(
      { filter: entityFilter, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      for (const target of page.map(entity => this.#locate(entity))) {
        seen.add(target.entityRef);
        const changed = await this.#put(target, known.get(target.entityRef));
        if (changed) affected.add(changed);
      }
    }
    const missing = [...known.values()].filter(
      row => !row.removed && !seen.has(row.entity_ref),
    );
    const gone = await this.#confirmGone(missing.map(row => row.entity_ref));
    await stores.entities.markRemoved(gone);
    for (const entityRef of gone)
      affected.add(known.get(entityRef)?.target_repository ?? '');
    await stores.repositories.request([...affected], Date.now());
    await stores.repositories.removeUnused(Date.now());
    return [...affected];
  }

  /** Looks one entity up; the id of its repository, which is to be read now, or nothing when there is no such entity. */
  async syncOne(entityRef: string): Promise<string | undefined> {
    const { stores } = this.#options;
    const before = await stores.entities.get(entityRef);
    const [entity] = await this.#find([entityRef]);
    if (!entity) {
      await stores.entities.markRemoved([entityRef]);
      if (before)
        await stores.repositories.request(
          [before.target_repository],
          Date.now(),
        );
      return undefined;
    }
    const target = this.#locate(entity);
    await this.#put(target, before);
    const id = stores.repositories.idOf(target.root);
    await stores.repositories.request([id], Date.now());
    return id;
  }

  #locate(entity: Entity): Target {
    return locateEntity(entity, this.#options);
  }

  /** Stores where the files of an entity lie; returns the id of the repository when that is news. */
  async #put(
    target: Target,
    before: KnownEntity | undefined,
  ): Promise<string | undefined> {
    const { repositories, entities } = this.#options.stores;
    const id = repositories.idOf(target.root);
    if (before && !before.removed && before.target_hash === hash(target))
      return undefined;
    await repositories.add([target.root], Date.now());
    await entities.put(target, id);
    return id;
  }

  /** Pages of a changing catalog may miss an entity, so each that is missing is asked for by name. */
  async #confirmGone(entityRefs: string[]): Promise<string[]> {
    const there = new Set(
      (await this.#find(entityRefs)).map(entity => stringifyEntityRef(entity)),
    );
    return entityRefs.filter(entityRef => !there.has(entityRef));
  }

  async #find(entityRefs: string[]): Promise<Entity[]> {
    const { auth, catalog, entityFilter } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const found: Entity[] = [];
    for (const refs of inChunks(entityRefs)) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: refs, filter: entityFilter, fields: FIELDS },
        { credentials },
      );
      found.push(...items.filter(entity => entity !== undefined));
    }
    return found;
  }
}

type KnownEntity = Pick<EntityRow, 'target_hash' | 'removed'>;
