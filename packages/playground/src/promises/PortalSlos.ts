import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Sample } from './PromiseSeries';
import type { ReportedEvent } from './storyEvents';

const REQUEST_TIMEOUT_MS = 60_000;

const answerSchema = z.object({
  accepted: z.number(),
  refused: z.array(z.object({ index: z.number(), reason: z.string() })),
});

/** What the portal took, and what not. */
export type PushAnswer = z.infer<typeof answerSchema>;

/** The portal's API for what others count and know about services. */
export class PortalSlos {
  readonly #baseUrl: string;
  readonly #token: string;
  readonly #signal: AbortSignal;

  constructor(options: {
    portalUrl: string;
    token: string;
    signal: AbortSignal;
  }) {
    this.#baseUrl = `${options.portalUrl}/api/slo/v1`;
    this.#token = options.token;
    this.#signal = options.signal;
  }

  /** Sends samples; the same samples are the same batch, however often they are sent. */
  async pushSamples(samples: Sample[]): Promise<PushAnswer> {
    const batchId = `quizmentor-${createHash('sha256')
      .update(JSON.stringify(samples))
      .digest('hex')
      .slice(0, 32)}`;
    return this.#post('/samples', { batchId, samples });
  }

  /** Which of these samples' SLOs the portal knows by now: sent under a name of their own, because the answer changes. */
  async knownOf(samples: Sample[]): Promise<Sample[]> {
    const batchId = `quizmentor-known-${randomUUID()}`;
    const { refused } = await this.#post('/samples', { batchId, samples });
    const unknown = new Set(refused.map(({ index }) => index));
    return samples.filter((_, index) => !unknown.has(index));
  }

  async pushEvents(events: ReportedEvent[]): Promise<PushAnswer> {
    return this.#post('/events', { events });
  }

  async #post(path: string, body: object): Promise<PushAnswer> {
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([
        this.#signal,
        AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ]),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(
        `${path} answered ${response.status}: ${text.slice(0, 300)}`,
      );
    }
    return answerSchema.parse(JSON.parse(text));
  }
}
