/** Calls to things that may be slow or down: timeouts, retries, circuit breaker. */

import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleAll,
  handleWhen,
  retry,
} from 'cockatiel';
import type { Metrics } from './observability/metrics.ts';

const STATES = {
  [CircuitState.Closed]: 0,
  [CircuitState.HalfOpen]: 1,
  [CircuitState.Open]: 2,
  [CircuitState.Isolated]: 2,
} as const;

/** Runs one call to a dependency. */
export type Guarded = <Result>(operation: () => Promise<Result>) => Promise<Result>;

/**
 * A circuit breaker: stops calling what keeps failing, and lets one call through now and then to see if it is back.
 *
 * While it is open, calls fail at once with `BrokenCircuitError`.
 */
export function guard(
  dependency: string,
  metrics: Metrics,
  { failures = 5, retryAfterMs = 10_000 } = {},
): Guarded {
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: retryAfterMs,
  });
  metrics.breaker(dependency, STATES[breaker.state]);
  breaker.onStateChange(state => metrics.breaker(dependency, STATES[state]));
  return async operation => {
    try {
      const result = await breaker.execute(operation);
      metrics.outgoing(dependency, 'ok');
      return result;
    } catch (error) {
      metrics.outgoing(dependency, error instanceof BrokenCircuitError ? 'rejected' : 'error');
      throw error;
    }
  };
}

/** The dependency answered that it can't just now, or with something that is our mistake. */
export class HttpError extends Error {
  readonly status: number;

  constructor(url: string, status: number) {
    super(`${url} answered ${status}`);
    this.name = 'HttpError';
    this.status = status;
  }

  get temporary(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

export interface HttpReaderOptions {
  attempts?: number;
  timeoutMs?: number;
  firstDelayMs?: number;
}

/**
 * Reads from one HTTP dependency: retried with exponential backoff and full jitter, each attempt bounded in time.
 *
 * Only GET is offered, because it may be retried: a write needs an idempotency key first.
 */
export function httpReader(
  guarded: Guarded,
  { attempts = 3, timeoutMs = 2000, firstDelayMs = 100 }: HttpReaderOptions = {},
): (url: string) => Promise<Response> {
  const retrying = retry(
    handleWhen(error => !(error instanceof BrokenCircuitError)),
    {
      maxAttempts: attempts - 1,
      backoff: new ExponentialBackoff({
        initialDelay: firstDelayMs,
        maxDelay: 1000,
        generator: fullJitterGenerator,
      }),
    },
  );
  return async url => {
    const response = await retrying.execute(() =>
      guarded(async () => {
        const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
        const error = new HttpError(url, answer.status);
        if (!answer.ok && error.temporary) throw error;
        return answer;
      }),
    );
    // A 404 is our mistake: it is thrown here, where it doesn't count against the dependency.
    if (!response.ok) throw new HttpError(url, response.status);
    return response;
  };
}
