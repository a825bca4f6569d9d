import { NotFoundError } from '@backstage/errors';
import {
  replayVerdict,
  serializeVerdict,
  type VerdictDetail,
  type VerdictList,
} from '@causeway/plugin-slo-common';
import { summarizeVerdict } from '../policy/summarizeVerdict';
import type { VerdictStore } from '../store';

/** What the policy said, and whether it would say it again. */
export class VerdictQuery {
  readonly #verdicts: VerdictStore;

  constructor(options: { verdicts: VerdictStore }) {
    this.#verdicts = options.verdicts;
  }

  async list(options: {
    entityRef: string;
    limit: number;
  }): Promise<VerdictList> {
    const found = await this.#verdicts.list(options);
    return {
      items: found.map(({ id, verdict }) => ({
        id,
        ...summarizeVerdict(verdict),
      })),
    };
  }

  /** @throws NotFoundError if the entity has no such verdict, or it is no longer kept */
  async get(options: {
    entityRef: string;
    id: string;
  }): Promise<VerdictDetail> {
    const found = await this.#verdicts.get(options);
    if (!found) {
      throw new NotFoundError(
        `'${options.entityRef}' has no verdict '${options.id}'; those at which nothing changed are not kept.`,
      );
    }
    const { id, verdict } = found;
    const { same } = replayVerdict(serializeVerdict(verdict));
    return { id, ...verdict, replayed: same };
  }
}
