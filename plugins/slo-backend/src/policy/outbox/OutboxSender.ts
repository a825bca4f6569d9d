import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { SLO_POLICY_TOPIC } from '@causeway/plugin-slo-common';
import type { EntityDirectory } from '../../access/EntityDirectory';
import type { SloLinks } from '../SloLinks';
import type { PendingEntry } from './OutboxEntry';
import type { OutboxStore } from './OutboxStore';

const BATCH = 50;

/** Sends what is in the outbox; whatever fails stays there and is tried again. */
export class OutboxSender {
  readonly #outbox: OutboxStore;
  readonly #notifications: NotificationService;
  readonly #events: EventsService;
  readonly #directory: EntityDirectory;
  readonly #links: SloLinks;
  readonly #logger: LoggerService;

  constructor(options: {
    outbox: OutboxStore;
    notifications: NotificationService;
    events: EventsService;
    directory: EntityDirectory;
    links: SloLinks;
    logger: LoggerService;
  }) {
    this.#outbox = options.outbox;
    this.#notifications = options.notifications;
    this.#events = options.events;
    this.#directory = options.directory;
    this.#links = options.links;
    this.#logger = options.logger;
  }

  /** Sends everything that is due. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    for (;;) {
      const entries = await this.#outbox.claim(BATCH);
      for (const entry of entries) {
        await this.#trySend(entry);
      }
      if (entries.length < BATCH || options.signal?.aborted) {
        return;
      }
    }
  }

  async #trySend(entry: PendingEntry): Promise<void> {
    try {
      await this.#send(entry);
    } catch (error) {
      const message = stringifyError(error);
      this.#logger.warn(
        `'${entry.dedupeKey}' was not sent and will be tried again: ${message}`,
      );
      await this.#outbox.failed(entry, message);
      return;
    }
    await this.#outbox.done(entry);
  }

  async #send(entry: PendingEntry): Promise<void> {
    if (entry.kind === 'policy-event') {
      await this.#events.publish({
        topic: SLO_POLICY_TOPIC,
        eventPayload: entry.payload,
      });
      return;
    }
    const { entityRef, ...payload } = entry.payload;
    await this.#directory.update([entityRef]);
    const { owner } = this.#directory.get(entityRef);
    if (!owner) {
      this.#logger.info(
        `Nobody is told of '${entry.dedupeKey}': the catalog names no owner of '${entityRef}'.`,
      );
      return;
    }
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef: owner },
      payload: { ...payload, link: this.#links.path(entityRef) },
    });
  }
}
