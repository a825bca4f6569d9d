import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  CHANGE_KINDS,
  type FiringAlert,
  type ServicePolicy,
  type ServiceSlos,
  type SloDetail,
  type SloProblem,
} from '@causeway/plugin-slo-common';
import type { EntityDirectory } from '../access/EntityDirectory';
import type { CatalogAccess } from '../access/CatalogAccess';
import type { Evaluator } from '../evaluate/Evaluator';
import type { JudgedService } from '../evaluate/JudgedService';
import { portalUrl } from '../evaluate/links';
import type { PrometheusLinks } from '../evaluate/PrometheusLinks';
import type { RowCache } from '../evaluate/RowCache';
import type { SloBook } from '../evaluate/SloBook';
import { answerGate } from '../policy/answerGate';
import { nextAction } from '../policy/nextAction';
import type { PolicyReader } from '../policy/PolicyReader';
import { summarizeVerdict } from '../policy/summarizeVerdict';
import type { SloStores, StoredBudget } from '../store';
import { problemsOf } from './problemsOf';
import { recordedBudget } from './recordedBudget';
import { toDetail } from './toDetail';
import { groupBy } from '../lib/groupBy';

/** Changes of stage that a page shows. */
const CHANGES = 20;

/** What a {@link ServiceQuery} works with. */
export interface ServiceQueryOptions {
  stores: SloStores;
  book: SloBook;
  rows: RowCache;
  directory: EntityDirectory;
  access: CatalogAccess;
  policies: PolicyReader;
  evaluator: Evaluator;
  prometheus: PrometheusLinks;
  now?: () => number;
}

/** What an entity's page shows. */
export class ServiceQuery {
  readonly #options: ServiceQueryOptions;

  constructor(options: ServiceQueryOptions) {
    this.#options = options;
  }

  /**
   * The service behind an entity ref.
   *
   * @throws NotFoundError if the caller may not see the entity, or nothing is known of its SLOs
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<JudgedService> {
    const { access, book, evaluator } = this.#options;
    await access.check(entityRef, credentials);
    const known = book.get(entityRef);
    if (known) {
      return known;
    }
    // Perhaps it was registered since the last run.
    evaluator.note({ kind: 'specs', entityRefs: [entityRef] });
    await evaluator.run();
    const service = book.get(entityRef);
    if (!service) {
      throw new NotFoundError(
        `No SLO file was found for '${entityRef}': write one to slos/ beside its catalog-info.yaml.`,
      );
    }
    return service;
  }

  async get(
    entityRef: string,
    options: {
      credentials: BackstageCredentials;
      viewer: (service: JudgedService) => Promise<ServiceSlos['viewer']>;
    },
  ): Promise<ServiceSlos> {
    const service = await this.find(entityRef, options.credentials);
    const { stores } = this.#options;
    const entityRefs = [entityRef];
    const [policy, alerts, recorded, progress, viewer] = await Promise.all([
      this.#policy(service),
      stores.alerts.list({ entityRefs }),
      stores.alerts.recorded({ entityRefs }),
      stores.ingestion.progress({ entityRefs }),
      options.viewer(service),
    ]);
    const firing = groupBy(alerts, ({ slo }) => slo.name);
    const said = new Map(recorded.map(budget => [budget.slo.name, budget]));
    const slos = this.#details(service, {
      firing: name => (firing.get(name) ?? []).map(({ alert }) => alert),
      said: name => said.get(name),
    });
    const evaluated = slos.map(slo => slo.evaluatedAt);
    return {
      entityRef,
      slos,
      policy,
      files: (service.service?.files ?? []).map(file => ({
        path: file.path,
        url: portalUrl(file.url),
        commit: file.commit,
        readAt: file.readAt,
        ...(file.object && { object: file.object }),
      })),
      problems: unique([
        ...problemsOf(service),
        ...progress.flatMap(({ problem }) => (problem ? [problem] : [])),
      ]),
      evaluatedAt: evaluated.length ? Math.min(...evaluated) : null,
      viewer,
    };
  }

  #details(
    service: JudgedService,
    said: {
      firing: (name: string) => FiringAlert[];
      said: (name: string) => StoredBudget | undefined;
    },
  ): SloDetail[] {
    const { rows, directory, prometheus } = this.#options;
    const info = directory.get(service.entityRef);
    return rows.rowsOf(service.entityRef).map((row, index): SloDetail => {
      const slo = service.slos[index];
      const evaluated = service.evaluated.get(slo.name);
      const budget = said.said(slo.name);
      return toDetail({
        row,
        slo,
        evaluated,
        info,
        prometheus: prometheus.of(slo),
        firing: said.firing(slo.name),
        recorded: budget ? recordedBudget(budget, evaluated) : null,
      });
    });
  }

  async #policy(service: JudgedService): Promise<ServicePolicy> {
    const { stores, policies, now = Date.now } = this.#options;
    const { entityRef, policy } = service;
    const at = now();
    const [latest, waivers, changes] = await Promise.all([
      stores.verdicts.latest([entityRef]),
      stores.waivers.list({ entityRefs: [entityRef] }),
      stores.verdicts.list({ entityRef, limit: CHANGES, changed: true }),
    ]);
    const verdict = latest.get(entityRef);
    const all = waivers.get(entityRef) ?? [];
    const facts = {
      policy,
      verdict,
      waivers: all.filter(waiver => waiver.revokedAt === null),
    };
    const gate = Object.fromEntries(
      CHANGE_KINDS.map(change => [change, answerGate(facts, { change, at })]),
    ) as ServicePolicy['gate'];
    const said = {
      policy: policy.policy ?? policies.fallback,
      verdict: verdict
        ? { id: verdict.id, ...summarizeVerdict(verdict.verdict) }
        : null,
      gate,
    };
    return {
      origin: policy.origin,
      source: policy.source && {
        ...policy.source,
        url: portalUrl(policy.source.url),
      },
      ...said,
      waivers: all,
      changes: changes.map(({ id, verdict: changed }) => ({
        id,
        ...summarizeVerdict(changed),
      })),
      nextAction: nextAction(said),
    };
  }
}

function unique(problems: SloProblem[]): SloProblem[] {
  return [
    ...new Map(
      problems.map(problem => [
        [problem.about, problem.file, problem.line, problem.message].join('\0'),
        problem,
      ]),
    ).values(),
  ];
}
