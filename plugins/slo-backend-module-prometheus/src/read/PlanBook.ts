import { planSlo, type SloPlan } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { PrometheusClient } from '../client/PrometheusClient';
import { recordedCounts } from '../plan';
import { BoundedMap } from './BoundedMap';
import type { Task } from './Task';

const REMEMBERED = 20_000;
const RULES_FOR_MS = 10 * 60_000;
const PYRRA_FOR_MS = 4 * 60_000;
/** So long plans are made in one go, before others get their turn. */
const TURN_MS = 10;

const PYRRA_COUNTS =
  'group by (__name__, slo) ({__name__=~".+:(increase|count|sum)5m", slo!=""})';

function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

function ruleKey(service: string, name: string): string {
  return `${service}\0${name}`;
}

/** SLOs by how they are read. */
export interface Plans {
  tasks: Task[];
  /** Those of which only Sloth's ratios are known. */
  sloth: StoredSlo[];
}

/**
 * Decides how each SLO is read, the most exact way first: counts that Pyrra recorded, the spec's own queries, those of Sloth's
 * rules (for SLIs that Sloth's plugins make), and last the ratios that Sloth recorded.
 */
export class PlanBook {
  readonly #client: PrometheusClient;
  readonly #plans = new BoundedMap<string, SloPlan | undefined>(REMEMBERED);
  #rules?: { at: number; byKey: Map<string, SloPlan> };
  #pyrra?: { at: number; names: Set<string> };

  constructor(client: PrometheusClient) {
    this.#client = client;
  }

  /** @throws UpstreamError if what is recorded can't be found out */
  async sort(
    slos: readonly StoredSlo[],
    options: { at: number; signal: AbortSignal },
  ): Promise<Plans> {
    const recordedOnly = this.#client.settings.read === 'recorded';
    const pyrra = slos.some(({ format }) => format === 'pyrra')
      ? await this.#pyrraSeries(options)
      : new Set<string>();
    const rules =
      !recordedOnly && slos.some(({ sli }) => sli.type === 'external')
        ? await this.#slothRules(options.signal)
        : new Map<string, SloPlan>();
    const plans: Plans = { tasks: [], sloth: [] };
    let until = performance.now() + TURN_MS;
    for (const slo of slos) {
      if (performance.now() > until) {
        await nextTurn();
        until = performance.now() + TURN_MS;
      }
      const counts = recordedCounts(slo, '5m');
      const plan = counts?.metrics.every(metric =>
        pyrra.has(`${metric}\0${slo.name}`),
      )
        ? counts.plan
        : (!recordedOnly && this.#ownPlan(slo)) ||
          rules.get(ruleKey(slo.service, slo.name));
      if (plan) plans.tasks.push({ slo, plan });
      else plans.sloth.push(slo);
    }
    return plans;
  }

  #ownPlan({ sli }: StoredSlo): SloPlan | undefined {
    if (sli.type === 'external') return undefined;
    const key = JSON.stringify(sli);
    const known = this.#plans.get(key);
    if (known) return known;
    const plan = planSlo(sli);
    this.#plans.set(key, plan);
    return plan;
  }

  async #pyrraSeries(options: {
    at: number;
    signal: AbortSignal;
  }): Promise<Set<string>> {
    const now = Date.now();
    if (this.#pyrra && now - this.#pyrra.at < PYRRA_FOR_MS) {
      return this.#pyrra.names;
    }
    const series = await this.#client.query({
      query: PYRRA_COUNTS,
      ...options,
    });
    const names = new Set(
      series.map(({ labels }) => `${labels.__name__}\0${labels.slo}`),
    );
    this.#pyrra = { at: now, names };
    return names;
  }

  async #slothRules(signal: AbortSignal): Promise<Map<string, SloPlan>> {
    const now = Date.now();
    if (this.#rules && now - this.#rules.at < RULES_FOR_MS) {
      return this.#rules.byKey;
    }
    const rules = await this.#client.sloRules(signal);
    const byKey = new Map(
      rules.flatMap(({ query, labels }): [string, SloPlan][] => {
        const { sloth_service: service, sloth_slo: name } = labels ?? {};
        const plan = planSlo({ type: 'ratio', errorRatioQuery: query });
        return service && name && plan ? [[ruleKey(service, name), plan]] : [];
      }),
    );
    this.#rules = { at: now, byKey };
    return byKey;
  }
}
