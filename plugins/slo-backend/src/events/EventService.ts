import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams } from '@backstage/plugin-events-node';
import {
  serviceEventSchema,
  type ServiceEvent,
} from '@causeway/plugin-slo-node';
import { z } from 'zod';
import type { SloChanges } from '../changes/SloChanges';
import type { EventStore } from '../store';

/** An event that wasn't taken. */
export interface RefusedEvent {
  /** Its place in the request, from 0. */
  index: number;
  reason: string;
}

/** What became of events. */
export interface EventsAnswer {
  accepted: number;
  refused: RefusedEvent[];
}

/** Events that are further in the future than this are mistakes; maintenance is announced before. */
const LONGEST_AHEAD_MS = 400 * 86_400_000;

/** A deploy that is to come hasn't happened; clocks may differ by as much. */
const TOLERANCE_MS = 5 * 60_000;

/** Takes what happened to services, from requests and from the events service. */
export class EventService {
  readonly #events: EventStore;
  readonly #changes: SloChanges;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    events: EventStore;
    changes: SloChanges;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#events = options.events;
    this.#changes = options.changes;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Takes events; what can't be taken is refused with the reason, the rest counts. */
  async put(
    inputs: readonly unknown[],
    options: { reportedBy: string },
  ): Promise<EventsAnswer> {
    const refused: RefusedEvent[] = [];
    const valid: ServiceEvent[] = [];
    inputs.forEach((input, index) => {
      const result = serviceEventSchema.safeParse(input);
      const reason = result.success
        ? this.#judgeTime(result.data)
        : z.prettifyError(result.error);
      if (reason !== undefined) refused.push({ index, reason });
      else if (result.success) valid.push(result.data);
    });
    const entityRefs = await this.#events.put(valid, options);
    await this.#changes.publish({ kind: 'events', entityRefs });
    return { accepted: valid.length, refused };
  }

  /** Takes what other plugins publish on the events service. */
  async onEvent(params: EventParams): Promise<void> {
    const { eventPayload: payload } = params;
    try {
      const { refused } = await this.put(
        Array.isArray(payload) ? payload : [payload],
        { reportedBy: `topic:${params.topic}` },
      );
      refused.forEach(({ reason }) =>
        this.#logger.warn(
          `A service event on topic '${params.topic}' can't be taken: ${reason}`,
        ),
      );
    } catch (error) {
      this.#logger.error(
        `Service events on topic '${params.topic}' could not be kept`,
        toError(error),
      );
      throw error;
    }
  }

  #judgeTime({ cause, from }: ServiceEvent): string | undefined {
    const ahead = from - this.#now();
    const most = cause === 'maintenance' ? LONGEST_AHEAD_MS : TOLERANCE_MS;
    if (ahead <= most) return undefined;
    return `from is ${Math.ceil(
      ahead / 60_000,
    )} minutes in the future; check the sender's clock and time zone`;
  }
}
