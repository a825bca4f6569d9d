import { z } from 'zod';
import type { ServerSettings } from '../config';
import { refuseAccess } from './refuseAccess';
import { UpstreamClient } from './UpstreamClient';
import { UpstreamError } from './UpstreamError';

const labels = z.record(z.string(), z.string());

const alertsSchema = z
  .array(
    z.object({
      labels,
      annotations: labels.nullish(),
      startsAt: z.string(),
    }),
  )
  .max(100_000);

/** An alert as Alertmanager has it. */
export type ReceivedAlert = z.infer<typeof alertsSchema>[number];

/** The HTTP API v2 of Alertmanager. */
export class AlertmanagerClient {
  readonly settings: ServerSettings;
  readonly #upstream: UpstreamClient;

  constructor(settings: ServerSettings) {
    this.settings = settings;
    this.#upstream = new UpstreamClient(settings);
  }

  /** Alerts that fire now; those that are silenced or inhibited too: a silence doesn't save a budget. @throws UpstreamError */
  async alerts(signal?: AbortSignal): Promise<ReceivedAlert[]> {
    const { name } = this.settings;
    const answer = await this.#upstream.send({
      path: '/api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true',
      signal,
      isBusy: ({ status }) => status === 429 || status >= 502,
    });
    refuseAccess(answer, this.settings);
    const { status, text } = answer;
    if (status !== 200) {
      throw new UpstreamError({
        kind: 'unavailable',
        message: `${name} answered ${status}: ${text.slice(0, 200)}`,
        fix: `See the log of ${name}.`,
      });
    }
    try {
      return alertsSchema.parse(JSON.parse(text));
    } catch {
      throw new UpstreamError({
        kind: 'access',
        message: `${name} answers, but not as Alertmanager does: ${text.slice(
          0,
          100,
        )}`,
        fix: `url of ${name} is where its API begins, without /api/v2.`,
      });
    }
  }

  async close(): Promise<void> {
    await this.#upstream.close();
  }
}
