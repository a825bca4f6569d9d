import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { ErrorBudgetPolicy, SloWindow } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { EvaluatedSlo } from '../evaluate/EvaluatedSlo';
import type { JudgedService } from '../evaluate/JudgedService';
import { windowOf } from '../evaluate/windowOf';
import type { PolicyReader } from '../policy/PolicyReader';
import type { ServiceQuery } from './ServiceQuery';

/** One SLO and what it is judged by. */
export interface FoundSlo {
  service: JudgedService;
  slo: StoredSlo;
  evaluated: EvaluatedSlo | undefined;
  policy: ErrorBudgetPolicy;
  window: SloWindow;
}

/** Finds the SLO that a request names. */
export class SloLookup {
  readonly #services: ServiceQuery;
  readonly #policies: PolicyReader;

  constructor(options: { services: ServiceQuery; policies: PolicyReader }) {
    this.#services = options.services;
    this.#policies = options.policies;
  }

  /** @throws NotFoundError if the caller may not see the entity, or it has no such SLO */
  async find(
    ref: { entityRef: string; name: string },
    credentials: BackstageCredentials,
  ): Promise<FoundSlo> {
    const service = await this.#services.find(ref.entityRef, credentials);
    const slo = service.slos.find(({ name }) => name === ref.name);
    if (!slo) {
      const names = service.slos.map(({ name }) => `'${name}'`).join(', ');
      throw new NotFoundError(
        `'${ref.entityRef}' has no SLO '${ref.name}'; it has ${
          names || 'none'
        }.`,
      );
    }
    const policy = service.policy.policy ?? this.#policies.fallback;
    return {
      service,
      slo,
      evaluated: service.evaluated.get(slo.name),
      policy,
      window: windowOf(slo, policy),
    };
  }
}
