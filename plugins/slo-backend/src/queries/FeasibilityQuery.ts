import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  feasibleObjective,
  SLO_SOFT_DEPENDENCIES_ANNOTATION,
  type DependencyNode,
  type Feasibility,
  type ServiceFeasibility,
} from '@causeway/plugin-slo-common';
import type { CatalogAccess } from '../access/CatalogAccess';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { EntityInfo } from '../access/EntityInfo';
import type { JudgedService } from '../evaluate/JudgedService';
import type { SloBook } from '../evaluate/SloBook';
import { promisedObjective } from './promisedObjective';

/** Dependencies of dependencies that are looked at. */
const MOST_NODES = 500;
const MOST_STEPS = 20;

/** Whether what a service depends on allows what it promises. */
export class FeasibilityQuery {
  readonly #book: SloBook;
  readonly #directory: EntityDirectory;
  readonly #access: CatalogAccess;

  constructor(options: {
    book: SloBook;
    directory: EntityDirectory;
    access: CatalogAccess;
  }) {
    this.#book = options.book;
    this.#directory = options.directory;
    this.#access = options.access;
  }

  async get(
    service: JudgedService,
    options: { credentials: BackstageCredentials },
  ): Promise<ServiceFeasibility> {
    const { entityRef, slos } = service;
    const judge = await this.prepare([entityRef], options);
    return {
      entityRef,
      slos: slos.map(({ name, objective }) => ({
        name,
        objective,
        ...judge({ entityRef, name, objective }),
      })),
    };
  }

  /** Reads the graph behind some services, for as many SLOs of theirs as are asked about then. */
  async prepare(
    entityRefs: readonly string[],
    options: { credentials: BackstageCredentials },
  ): Promise<
    (slo: { entityRef: string; name: string; objective: number }) => Feasibility
  > {
    const infos = await this.#graph(entityRefs, options.credentials);
    return ({ entityRef, name, objective }) =>
      feasibleObjective({
        ref: entityRef,
        objective,
        nodes: infos.map(info => this.#node(info, name)),
      });
  }

  /** What somebody may not see, they see as a dependency that promises nothing. */
  async #graph(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<EntityInfo[]> {
    const found = new Map<string, EntityInfo>();
    let next = [...entityRefs];
    for (let step = 0; next.length > 0 && step < MOST_STEPS; step += 1) {
      const visible = await this.#access.visible(next, credentials);
      const seen = next.filter(ref => visible.has(ref));
      await this.#directory.update(seen);
      for (const ref of seen) {
        if (found.size < MOST_NODES) {
          found.set(ref, this.#directory.get(ref));
        }
      }
      next = [
        ...new Set(seen.flatMap(ref => found.get(ref)?.dependsOn ?? [])),
      ].filter(ref => !found.has(ref));
    }
    return [...found.values()];
  }

  #node(info: EntityInfo, name: string): DependencyNode {
    const promised = promisedObjective(this.#book.get(info.entityRef), name);
    const soft = softDependencies(info);
    return {
      ref: info.entityRef,
      objective: promised?.objective ?? null,
      observed: promised?.observed ?? null,
      dependsOn: info.dependsOn.map(ref => ({ ref, hard: !soft.has(ref) })),
    };
  }
}

function softDependencies({ annotations }: EntityInfo): Set<string> {
  const text = annotations[SLO_SOFT_DEPENDENCIES_ANNOTATION] ?? '';
  return new Set(
    text
      .split(',')
      .map(part => part.trim())
      .filter(Boolean)
      .flatMap(part => {
        try {
          return [
            stringifyEntityRef(
              parseEntityRef(part, {
                defaultKind: 'Component',
                defaultNamespace: 'default',
              }),
            ),
          ];
        } catch {
          return [];
        }
      }),
  );
}
