import { InputError } from '@backstage/errors';
import {
  BUCKET_MS,
  DAY_MS,
  dryRunSteps,
  HOUR_MS,
  Ledger,
  parsePolicy,
  type ErrorBudgetPolicy,
  type PolicyDryRun,
} from '@causeway/plugin-slo-common';
import type { JudgedService } from '../evaluate/JudgedService';
import { windowStart } from '../evaluate/historyPlan';
import { windowOf } from '../evaluate/windowOf';
import { inTurns } from '../lib/inTurns';
import { summarizeVerdict } from '../policy/summarizeVerdict';
import type { LedgerStore } from '../store';

const LONGEST_MS = 400 * DAY_MS;
/** Without a range: a quarter, as far as the ledger goes. */
const USUAL_MS = 90 * DAY_MS;

/** Applies a policy to the past of a service. */
export class DryRunQuery {
  readonly #ledger: LedgerStore;
  readonly #now: () => number;

  constructor(options: { ledger: LedgerStore; now?: () => number }) {
    this.#ledger = options.ledger;
    this.#now = options.now ?? Date.now;
  }

  /** @param request - `policy` is the text of a policy file; without it the policy of the service is taken */
  async run(
    service: JudgedService,
    request: { policy?: string; from?: number; to?: number },
  ): Promise<PolicyDryRun> {
    const { policy, problems } = this.#policyOf(service, request.policy);
    if (!policy) {
      return { policy: null, problems, run: null };
    }
    const { from, to } = this.#range(request);
    const counting = service.slos.filter(
      ({ name }) => !policy.slos || policy.slos.includes(name),
    );
    const slos = await Promise.all(
      counting.map(async slo => {
        const window = windowOf(slo, policy);
        const history = await this.#ledger.read(slo, {
          from: Math.floor(windowStart(window, from) / HOUR_MS) * HOUR_MS,
          to,
          ...(slo.budgeting.method === 'occurrences' && { fineFrom: to }),
        });
        const { quarantined } = slo;
        return {
          name: slo.name,
          objective: slo.objective,
          window,
          budgeting: slo.budgeting,
          ledger: new Ledger(history),
          ...(quarantined !== null && { quarantined }),
        };
      }),
    );
    const { transitions, ...run } = await inTurns(
      dryRunSteps({ policy, slos, from, to }),
    );
    return {
      policy,
      problems: [],
      run: { ...run, transitions: transitions.map(summarizeVerdict) },
    };
  }

  #policyOf(
    service: JudgedService,
    text: string | undefined,
  ):
    | { policy: ErrorBudgetPolicy; problems: [] }
    | Extract<ReturnType<typeof parsePolicy>, { policy: undefined }> {
    if (text !== undefined) {
      return parsePolicy(text);
    }
    const file = service.service?.policyFile;
    return service.policy.policy
      ? { policy: service.policy.policy, problems: [] }
      : parsePolicy(file?.text ?? '');
  }

  #range(request: { from?: number; to?: number }) {
    const now = Math.floor(this.#now() / BUCKET_MS) * BUCKET_MS;
    const end = Math.min(request.to ?? now, now);
    const to = Math.floor(end / HOUR_MS) * HOUR_MS;
    const from =
      Math.floor((request.from ?? to - USUAL_MS) / HOUR_MS) * HOUR_MS;
    if (!(from < to) || to - from > LONGEST_MS) {
      throw new InputError(
        "'from' has to be before 'to', and the ledger keeps 400 days.",
      );
    }
    return { from, to };
  }
}
