import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityInfo } from './EntityInfo';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'metadata.links',
  'spec.profile.displayName',
  'relations',
];
/** Entities of one request to the catalog. */
const BATCH = 500;
const OLDEST_MS = 60_000;

/**
 * Titles, owners and systems of the entities that have SLOs, as the catalog had them a minute ago at most. It knows what
 * nobody may be allowed to see: {@link CatalogAccess} says who gets it.
 */
export class EntityDirectory {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #now: () => number;
  #known = new Map<string, EntityInfo>();
  #readAt = 0;
  #version = 0;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#now = options.now ?? Date.now;
  }

  /** Grows when anything was read anew. */
  get version(): number {
    return this.#version;
  }

  /** An entity that the catalog doesn't have is called by its name. */
  get(entityRef: string): EntityInfo {
    return (
      this.#known.get(entityRef) ?? {
        entityRef,
        title: nameOf(entityRef),
        owner: null,
        ownerTitle: null,
        system: null,
        systemTitle: null,
        annotations: {},
        dependsOn: [],
        links: [],
      }
    );
  }

  /** Reads what isn't known of these entities, and all that is known again if that was too long ago. */
  async update(entityRefs: readonly string[]): Promise<void> {
    const now = this.#now();
    const old = now - this.#readAt >= OLDEST_MS;
    // Whoever asks for one entity must not make the others forgotten.
    const wanted = old
      ? [...new Set([...this.#known.keys(), ...entityRefs])]
      : entityRefs.filter(ref => !this.#known.has(ref));
    if (wanted.length === 0) {
      return;
    }
    const entities = await this.#read(wanted);
    const infos = entities.map(toInfo);
    const titles = await this.#titles(infos);
    const fresh = infos.map(
      (info): EntityInfo => ({
        ...info,
        ownerTitle:
          info.owner && (titles.get(info.owner) ?? nameOf(info.owner)),
        systemTitle:
          info.system && (titles.get(info.system) ?? nameOf(info.system)),
      }),
    );
    const kept = old ? [] : this.#known.values();
    this.#known = new Map(
      [...kept, ...fresh].map(info => [info.entityRef, info]),
    );
    this.#readAt = old ? now : this.#readAt;
    this.#version += 1;
  }

  /** As {@link EntityDirectory.update}, where names do as well as titles while the catalog can't be asked. */
  async tryUpdate(entityRefs: readonly string[]): Promise<void> {
    await this.update(entityRefs).catch(() => {});
  }

  async #titles(infos: EntityInfo[]): Promise<Map<string, string>> {
    const refs = new Set(
      infos.flatMap(({ owner, system }) =>
        [owner, system].filter(ref => ref !== null),
      ),
    );
    const entities = await this.#read([...refs]);
    return new Map(
      entities.map(entity => [entity.ref, titleOf(entity.entity)]),
    );
  }

  async #read(refs: readonly string[]): Promise<Found[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found: Found[] = [];
    for (let first = 0; first < refs.length; first += BATCH) {
      const entityRefs = refs.slice(first, first + BATCH);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        { credentials },
      );
      items.forEach((entity, index) => {
        if (entity) {
          found.push({ ref: entityRefs[index], entity });
        }
      });
    }
    return found;
  }
}

interface Found {
  ref: string;
  entity: Entity;
}

function toInfo({ ref, entity }: Found): EntityInfo {
  const targets = (type: string) =>
    (entity.relations ?? [])
      .filter(relation => relation.type === type)
      .map(relation => relation.targetRef);
  return {
    entityRef: ref,
    title: titleOf(entity),
    owner: targets(RELATION_OWNED_BY)[0] ?? null,
    ownerTitle: null,
    system:
      targets(RELATION_PART_OF).find(target => target.startsWith('system:')) ??
      null,
    systemTitle: null,
    annotations: entity.metadata.annotations ?? {},
    dependsOn: targets(RELATION_DEPENDS_ON),
    links: (entity.metadata.links ?? []).map(link => ({
      url: link.url,
      title: link.title ?? '',
      type: link.type ?? '',
    })),
  };
}

function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return (
    entity.metadata.title ??
    (typeof displayName === 'string' ? displayName : entity.metadata.name)
  );
}

function nameOf(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}
