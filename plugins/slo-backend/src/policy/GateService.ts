import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type ChangeKind,
  type GateAnswer,
  type GateDecision,
} from '@causeway/plugin-slo-common';
import type { CatalogAccess } from '../access/CatalogAccess';
import type { SloStores } from '../store';
import { answerGate } from './answerGate';
import type { PolicyReader } from './PolicyReader';
import type { SloLinks } from './SloLinks';

const NO_SLOS: GateDecision = {
  decision: 'unknown',
  reason: 'No SLO file of this service was found, so it has no error budget',
  stage: null,
  slo: null,
  condition: null,
  waiver: null,
};

/** What a {@link GateService} works with. */
export interface GateServiceOptions {
  stores: SloStores;
  policies: PolicyReader;
  access: CatalogAccess;
  links: SloLinks;
  now?: () => number;
}

/** Answers whether a change may ship, from the database alone: also right after a start, and whichever backend is asked. */
export class GateService {
  readonly #options: GateServiceOptions;

  constructor(options: GateServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError if the caller may not see the entity, or there is none */
  async ask(
    request: { entityRef: string; change: ChangeKind },
    options: { credentials: BackstageCredentials },
  ): Promise<GateAnswer> {
    const { entityRef, change } = request;
    const { stores, policies, access, links, now = Date.now } = this.#options;
    await access.check(entityRef, options.credentials);
    const at = now();
    const entityRefs = [entityRef];
    const [services, slos, verdicts, waivers] = await Promise.all([
      stores.specs.services({ entityRefs }),
      stores.specs.slos({ entityRefs }),
      stores.verdicts.latest(entityRefs),
      stores.waivers.list({ entityRefs, activeAt: at }),
    ]);
    const decision =
      slos.length === 0
        ? NO_SLOS
        : answerGate(
            {
              policy: policies.read(services[0]),
              verdict: verdicts.get(entityRef),
              waivers: waivers.get(entityRef) ?? [],
            },
            { change, at },
          );
    return { ...decision, entityRef, change, at, link: links.url(entityRef) };
  }
}
