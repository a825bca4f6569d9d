import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { LATENCY_OBJECTIVE_SECONDS } from '../about.ts';

const SPREAD = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BUCKETS = [...new Set([...SPREAD, LATENCY_OBJECTIVE_SECONDS])].sort((a, b) => a - b);

export interface RequestLabels {
  route: string;
  method: string;
  code: number;
}

/** How many connections there are; read whenever metrics are scraped. */
export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
}

/** Everything this service counts. Alerts and SLOs are written against these names. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests: Counter;
  readonly #duration: Histogram;
  readonly #inProgress: Gauge;
  readonly #breaker: Gauge;
  readonly #outgoing: Counter;
  readonly #idempotency: Counter;
  readonly #rateLimit: Counter;

  /** Registers the metrics, each labelled with the service. */
  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    const request = ['route', 'method', 'code'];
    this.#requests = new Counter({
      name: 'http_requests_total',
      help: 'Requests answered.',
      labelNames: request,
      registers,
    });
    this.#duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer.',
      labelNames: request,
      buckets: BUCKETS,
      registers,
    });
    this.#inProgress = new Gauge({
      name: 'http_requests_in_progress',
      help: 'Requests running.',
      registers,
    });
    this.#breaker = new Gauge({
      name: 'circuit_breaker_state',
      help: '0 closed, 1 half-open, 2 open.',
      labelNames: ['dependency'],
      registers,
    });
    this.#outgoing = new Counter({
      name: 'outgoing_requests_total',
      help: 'Calls to dependencies.',
      labelNames: ['dependency', 'outcome'],
      registers,
    });
    this.#idempotency = new Counter({
      name: 'idempotency_requests_total',
      help: 'Writes with an idempotency key.',
      labelNames: ['outcome'],
      registers,
    });
    this.#rateLimit = new Counter({
      name: 'rate_limit_decisions_total',
      help: 'Decisions of the rate limiter.',
      labelNames: ['decision'],
      registers,
    });
  }

  /** Count a request that runs. */
  requestBegins(): void {
    this.#inProgress.inc();
  }

  /** Count an answer and how long it took. */
  requestEnds(labels: RequestLabels, seconds: number): void {
    this.#inProgress.dec();
    this.#requests.inc({ ...labels });
    this.#duration.observe({ ...labels }, seconds);
  }

  /** Show the connection pool. */
  watchPool(pool: PoolCounts, size: number): void {
    const registers = [this.registry];
    new Gauge({ name: 'db_pool_max_connections', help: 'Size of the pool.', registers }).set(size);
    new Gauge({
      name: 'db_pool_connections',
      help: 'Connections by state.',
      labelNames: ['state'],
      registers,
      collect() {
        this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
        this.set({ state: 'idle' }, pool.idleCount);
      },
    });
  }

  /** Note a circuit breaker's state. */
  breaker(dependency: string, state: 0 | 1 | 2): void {
    this.#breaker.set({ dependency }, state);
  }

  /** Count a call to a dependency. */
  outgoing(dependency: string, outcome: 'ok' | 'error' | 'rejected'): void {
    this.#outgoing.inc({ dependency, outcome });
  }

  /** Count a write with an idempotency key. */
  idempotency(outcome: 'created' | 'replayed' | 'mismatch' | 'busy'): void {
    this.#idempotency.inc({ outcome });
  }

  /** Count a decision of the rate limiter. */
  rateLimit(decision: 'allowed' | 'limited' | 'unavailable'): void {
    this.#rateLimit.inc({ decision });
  }
}
