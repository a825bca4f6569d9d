import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { SpendEvent } from '@causeway/plugin-slo-common';
import type { CatalogAccess } from '../access/CatalogAccess';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { EventStore } from '../store';

/** What happened to a service and may explain its bad events: its own events, and incidents of what it depends on. */
export class EventReader {
  readonly #events: EventStore;
  readonly #directory: EntityDirectory;
  readonly #access: CatalogAccess;

  constructor(options: {
    events: EventStore;
    directory: EntityDirectory;
    access: CatalogAccess;
  }) {
    this.#events = options.events;
    this.#directory = options.directory;
    this.#access = options.access;
  }

  /** Events that touch the range. The incident of a dependency that the caller may not see has no name. */
  async list(options: {
    entityRef: string;
    from: number;
    to: number;
    credentials: BackstageCredentials;
  }): Promise<SpendEvent[]> {
    const { entityRef, from, to, credentials } = options;
    const { dependsOn } = this.#directory.get(entityRef);
    const found = await this.#events.list({
      entityRefs: [entityRef, ...dependsOn],
      from,
      to,
    });
    const others = dependsOn.filter(ref => found.has(ref));
    const visible =
      others.length > 0
        ? await this.#access.visible(others, credentials)
        : new Set<string>();
    await this.#directory.update(others);
    const incidents = others.flatMap(ref =>
      (found.get(ref) ?? [])
        .filter(({ cause }) => cause === 'incident')
        .map(
          ({ id, title, from: start, to: end }): SpendEvent => ({
            id: `${ref}#${id}`,
            cause: 'dependency',
            title: visible.has(ref)
              ? `${this.#directory.get(ref).title}: ${title}`
              : 'An incident of a dependency',
            from: start,
            to: end,
          }),
        ),
    );
    return [...(found.get(entityRef) ?? []), ...incidents];
  }
}
