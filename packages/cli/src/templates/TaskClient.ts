import type { JsonObject } from '@backstage/types';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks at a running task. */
const POLL_MS = 50;

interface TaskState {
  status: string;
}

interface TaskEvent {
  type: string;
  body: { message?: string; error?: { name?: string; message?: string } };
}

/** Runs tasks over the scaffolder's REST API. */
export class TaskClient {
  readonly #url: string;
  readonly #token: string;

  constructor(options: { url: string; token: string }) {
    this.#url = options.url;
    this.#token = options.token;
  }

  /**
   * Runs one task to its end.
   *
   * @throws Error with the reason when the values are refused or the task fails
   */
  async run(options: {
    templateRef: string;
    values: JsonObject;
    secrets: Record<string, string>;
  }): Promise<void> {
    const { id } = await this.#request<{ id: string }>(
      'POST',
      '/v2/tasks',
      options,
    );
    let task = await this.#request<TaskState>('GET', `/v2/tasks/${id}`);
    while (task.status === 'open' || task.status === 'processing') {
      await sleep(POLL_MS);
      task = await this.#request<TaskState>('GET', `/v2/tasks/${id}`);
    }
    if (task.status !== 'completed') {
      throw new Error(await this.#reason(id));
    }
  }

  async #reason(id: string): Promise<string> {
    const events = await this.#request<TaskEvent[]>(
      'GET',
      `/v2/tasks/${id}/events`,
    );
    const error = events.findLast(event => event.body.error)?.body.error;
    return error?.message ?? 'the task failed without a reason';
  }

  async #request<T>(
    method: string,
    path: string,
    body?: JsonObject,
  ): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        // A task's state carries its whole template: over the loopback interface packing that only takes time.
        'Accept-Encoding': 'identity',
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(
        refusal(answer) ?? `the scaffolder answered ${response.status}`,
      );
    }
    return answer;
  }
}

/** What the scaffolder says about a request that it refuses: schema violations, or one error. */
function refusal(answer: {
  errors?: Array<{ stack?: string }>;
  error?: { message?: string };
}): string | undefined {
  const violations = answer.errors?.flatMap(error => error.stack ?? []);
  return violations?.length
    ? `These answers can't be used: ${violations.join('; ')}`
    : answer.error?.message;
}
