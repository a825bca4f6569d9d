import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  compositeBudget,
  SLO_COMPOSITE_ANNOTATION,
  SLO_WEIGHT_ANNOTATION,
  type SloSummary,
  type SystemSlos,
} from '@causeway/plugin-slo-common';
import { z } from 'zod';
import type { CatalogAccess } from '../access/CatalogAccess';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { EntityInfo } from '../access/EntityInfo';
import type { RowCache } from '../evaluate/RowCache';
import type { FeasibilityQuery } from './FeasibilityQuery';

/** How the SLOs of a system become one; the system's annotation says it otherwise. */
export const systemQuerySchema = z.object({
  kind: z.enum(['weighted', 'all-of']).optional(),
});

/** All SLOs of a system as one budget. */
export class SystemQuery {
  readonly #rows: RowCache;
  readonly #directory: EntityDirectory;
  readonly #access: CatalogAccess;
  readonly #feasibility: FeasibilityQuery;

  constructor(options: {
    rows: RowCache;
    directory: EntityDirectory;
    access: CatalogAccess;
    feasibility: FeasibilityQuery;
  }) {
    this.#rows = options.rows;
    this.#directory = options.directory;
    this.#access = options.access;
    this.#feasibility = options.feasibility;
  }

  /** @throws NotFoundError if the caller may not see the system, or nothing in it has an SLO that they may see */
  async get(
    entityRef: string,
    query: z.output<typeof systemQuerySchema>,
    options: { credentials: BackstageCredentials },
  ): Promise<SystemSlos> {
    await this.#access.check(entityRef, options.credentials);
    await this.#directory.update([entityRef]);
    const system = this.#directory.get(entityRef);
    const all = this.#rows.rows().filter(row => row.system === entityRef);
    const visible = await this.#access.visible(
      all.map(row => row.entityRef),
      options.credentials,
    );
    const rows = all.filter(row => visible.has(row.entityRef));
    if (rows.length === 0) {
      throw new NotFoundError(
        `No service of '${entityRef}' has an SLO that you may see.`,
      );
    }
    const kind = query.kind ?? kindOf(system);
    const feasible = await this.#feasibility.prepare(
      [...new Set(rows.map(row => row.entityRef))],
      options,
    );
    const members = rows.map(slo => ({
      slo,
      weight: weightOf(this.#directory.get(slo.entityRef)),
      feasibility: feasible(slo),
    }));
    return {
      entityRef,
      title: system.title,
      kind,
      composite: compositeBudget({
        kind,
        members: members.map(({ slo, weight }) => ({
          key: `${slo.entityTitle}: ${slo.name}`,
          objective: slo.objective,
          attainment: knownAttainment(slo),
          weight,
        })),
      }),
      members,
      evaluatedAt: rows
        .map(row => row.evaluatedAt)
        .reduce((oldest, at) => Math.min(oldest, at)),
    };
  }
}

/** Idle services broke nothing; of those that are unknown nothing is assumed. */
function knownAttainment(slo: SloSummary): number | null {
  if (slo.truth === 'unknown') {
    return null;
  }
  return slo.state === 'no-traffic' ? 1 : slo.attainment;
}

function kindOf({ annotations }: EntityInfo): SystemSlos['kind'] {
  return annotations[SLO_COMPOSITE_ANNOTATION] === 'all-of'
    ? 'all-of'
    : 'weighted';
}

/** A weight that is no number counts as none was written. */
function weightOf({ annotations }: EntityInfo): number {
  const text = annotations[SLO_WEIGHT_ANNOTATION]?.trim();
  const weight = text ? Number(text) : 1;
  return Number.isFinite(weight) && weight >= 0 ? weight : 1;
}
