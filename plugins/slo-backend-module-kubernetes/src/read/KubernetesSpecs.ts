import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  SpecDocument,
  SpecPart,
  SpecSource,
} from '@causeway/plugin-slo-node';
import type { Assignment } from '../assign/Assignment';
import { ClusterProblem } from '../client/ClusterProblem';
import type { Cluster } from '../client/clusterSchema';
import type { KubernetesClient } from '../client/KubernetesClient';
import type { SloObject } from '../client/objectSchema';
import type { Settings } from '../config/Settings';
import { readableClusters } from './readableClusters';
import { SLO_KINDS } from './SLO_KINDS';
import type { SloKind } from './SloKind';
import { toDocument } from './toDocument';

/** Whose objects are nobody's, at most so many are named. */
const MOST_NAMES = 10;

/** What {@link KubernetesSpecs} works with. */
export interface KubernetesSpecsOptions {
  client: Pick<KubernetesClient, 'clusters' | 'list'>;
  assignment: () => Promise<Assignment>;
  settings: Settings;
  logger: LoggerService;
}

/** SLOs that are objects in clusters: a part for each kind in each cluster. */
export class KubernetesSpecs implements SpecSource {
  readonly id = 'kubernetes';
  readonly frequencyMs: number;
  readonly #options: KubernetesSpecsOptions;
  readonly #told = new Map<string, string>();

  constructor(options: KubernetesSpecsOptions) {
    this.#options = options;
    this.frequencyMs = options.settings.frequencyMs;
  }

  async read(request: { signal: AbortSignal }): Promise<SpecPart[]> {
    const { client, assignment, settings } = this.#options;
    const [known, owners] = await Promise.all([
      client.clusters(request.signal),
      assignment(),
    ]);
    const { clusters, missing, closed } = readableClusters(known, settings);
    this.#tell(
      'closed',
      closed,
      'let only people in (their authProvider), so no SLOs are read from them',
    );
    const parts = await Promise.all(
      clusters.flatMap(cluster =>
        SLO_KINDS.map(kind =>
          this.#readPart({ cluster, kind, owners, signal: request.signal }),
        ),
      ),
    );
    return [...parts, ...missing.flatMap(unknownCluster)];
  }

  async #readPart(options: {
    cluster: Cluster;
    kind: SloKind;
    owners: Assignment;
    signal: AbortSignal;
  }): Promise<SpecPart> {
    const { cluster, kind } = options;
    const name = partName(cluster.name, kind);
    try {
      return { name, documents: await this.#documents(options) };
    } catch (error) {
      if (options.signal.aborted) throw error;
      const { message } = toError(error);
      this.#tell(name, [message], 'That is tried again');
      const fix =
        error instanceof ClusterProblem ? error.fix : 'see the portal’s log';
      return { name, problem: { message, fix } };
    }
  }

  async #documents(options: {
    cluster: Cluster;
    kind: SloKind;
    owners: Assignment;
    signal: AbortSignal;
  }): Promise<SpecDocument[]> {
    const { client } = this.#options;
    const { cluster, kind, owners, signal } = options;
    const objects = await client.list({ cluster, kind, signal });
    const others =
      kind.refersTo && objects.length > 0
        ? await client.list({
            cluster,
            kind: { ...kind, plural: kind.refersTo.plural },
            signal,
          })
        : [];
    const nobodys: string[] = [];
    const documents = objects.flatMap(object => {
      const entityRef = owners.entityOf(cluster.name, object);
      const { namespace, name } = object.metadata;
      if (!entityRef) {
        nobodys.push(`${namespace}/${name}`);
        return [];
      }
      return toDocument({
        entityRef,
        cluster,
        kind,
        object,
        others: others.filter(other => isBeside(object, other)),
      });
    });
    this.#tell(
      `nobody:${partName(cluster.name, kind)}`,
      nobodys,
      `of kind ${kind.kind} in cluster '${cluster.name}' belong to no entity of the catalog: see docs/slos.md, "From clusters"`,
    );
    return documents;
  }

  /** Says something in the log, once as long as it stays so. */
  #tell(about: string, names: readonly string[], what: string): void {
    const shown = names.slice(0, MOST_NAMES).join(', ');
    const more =
      names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    const text = names.length > 0 ? `${shown}${more} ${what}` : '';
    if ((this.#told.get(about) ?? '') === text) return;
    this.#told.set(about, text);
    if (text) this.#options.logger.info(text);
  }
}

function isBeside(object: SloObject, other: SloObject): boolean {
  return object.metadata.namespace === other.metadata.namespace;
}

function partName(cluster: string, kind: SloKind): string {
  return `${cluster}/${kind.plural}.${kind.group}`;
}

/** What such a cluster said before, when there was one, is kept: its name may only be misspelt. */
function unknownCluster(cluster: string): SpecPart[] {
  return SLO_KINDS.map(kind => ({
    name: partName(cluster, kind),
    problem: {
      message: `The Kubernetes plugin knows no cluster '${cluster}'.`,
      fix: 'the name of a cluster of kubernetes.clusterLocatorMethods in slo.kubernetes.clusters',
    },
  }));
}
