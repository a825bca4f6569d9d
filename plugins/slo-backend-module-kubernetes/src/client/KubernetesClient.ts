import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SloKind } from '../read/SloKind';
import { ClusterProblem } from './ClusterProblem';
import { clustersSchema, type Cluster } from './clusterSchema';
import { listSchema, objectSchema, type SloObject } from './objectSchema';
import { readJson } from './readJson';

const PAGE = 500;
/** No list is longer: an SLO is measured, and 10,000 of them are 20 pages. */
const MOST_PAGES = 100;
const MOST_MEGABYTES = 64;

/** What a {@link KubernetesClient} works with. */
export interface KubernetesClientOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  timeoutMs: number;
  fetch?: typeof fetch;
}

/** Asks clusters through the Kubernetes plugin, which has their addresses and credentials. */
export class KubernetesClient {
  readonly #options: KubernetesClientOptions;

  constructor(options: KubernetesClientOptions) {
    this.#options = options;
  }

  /** @throws Error if the Kubernetes plugin doesn't say */
  async clusters(signal: AbortSignal): Promise<Cluster[]> {
    const response = await this.#ask('/clusters', { signal });
    if (!response.ok) {
      throw new Error(
        `the Kubernetes plugin answers ${response.status} when it is asked for its clusters`,
      );
    }
    return clustersSchema.parse(await readJson(response, { megabytes: 8 }))
      .items;
  }

  /**
   * All objects of a kind, in all namespaces; none where the cluster doesn't have the kind. Objects that can't be are left out.
   *
   * @throws ClusterProblem if the cluster doesn't say
   */
  async list(options: {
    cluster: Cluster;
    kind: Pick<SloKind, 'group' | 'version' | 'plural'>;
    signal: AbortSignal;
  }): Promise<SloObject[]> {
    const { cluster, kind, signal } = options;
    const address = `/apis/${kind.group}/${kind.version}`;
    // A portal that may not list a kind is refused whether there is such a kind or not; what kinds there are all may ask.
    const known = await this.#get({ cluster, path: address, signal });
    if (known.status === 404) return [];
    const objects: SloObject[] = [];
    let from = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ limit: String(PAGE) });
      if (from) query.set('continue', from);
      const answer = await this.#get({
        cluster,
        path: `${address}/${kind.plural}?${query}`,
        signal,
      });
      if (answer.status === 404) return [];
      const list = listSchema.safeParse(answer.body);
      if (!answer.ok || !list.success) throw refused(cluster, kind, answer);
      objects.push(...this.#understood(cluster, list.data.items));
      from = list.data.metadata.continue ?? '';
      if (!from) return objects;
    }
    throw new ClusterProblem({
      message: `Cluster '${cluster.name}' has more than ${MOST_PAGES * PAGE} ${
        kind.plural
      }.${kind.group}; they are not read.`,
      fix: 'delete those that nobody needs',
    });
  }

  #understood(cluster: Cluster, items: readonly unknown[]): SloObject[] {
    const read = items.map(item => objectSchema.safeParse(item));
    const strange = read.filter(({ success }) => !success).length;
    if (strange > 0) {
      this.#options.logger.warn(
        `${strange} objects of cluster '${cluster.name}' are passed over: they have no name, namespace or spec as Kubernetes objects have`,
      );
    }
    return read.flatMap(({ data }) => (data ? [data] : []));
  }

  async #get(options: {
    cluster: Cluster;
    path: string;
    signal: AbortSignal;
  }): Promise<{ status: number; ok: boolean; body: unknown }> {
    const { cluster, path, signal } = options;
    try {
      const response = await this.#ask(`/proxy${path}`, {
        signal,
        headers: {
          'Backstage-Kubernetes-Cluster': cluster.name,
          // kubectl's proxy asks for no credentials; without this it would be handed those of this request.
          ...(cluster.authProvider === 'localKubectlProxy' && {
            'Backstage-Kubernetes-Authorization': '',
          }),
        },
      });
      const { status, ok } = response;
      if (!ok) {
        await response.body?.cancel();
        return { status, ok, body: undefined };
      }
      const body = await readJson(response, { megabytes: MOST_MEGABYTES });
      return { status, ok, body };
    } catch (error) {
      throw new ClusterProblem({
        message: `Cluster '${cluster.name}' doesn't say which SLOs it has: ${
          toError(error).message
        }.`,
        fix: 'see whether it runs, and whether the portal reaches it',
        cause: error,
      });
    }
  }

  async #ask(
    path: string,
    options: { signal: AbortSignal; headers?: Record<string, string> },
  ): Promise<Response> {
    const { auth, discovery, timeoutMs } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    const base = await discovery.getBaseUrl('kubernetes');
    const doFetch = this.#options.fetch ?? fetch;
    return doFetch(`${base}${path}`, {
      redirect: 'error',
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        ...options.headers,
      },
    });
  }
}

function refused(
  cluster: Cluster,
  kind: Pick<SloKind, 'group' | 'plural'>,
  answer: { status: number; ok: boolean },
): ClusterProblem {
  const what = `${kind.plural}.${kind.group}`;
  if (answer.status === 401 || answer.status === 403) {
    return new ClusterProblem({
      message: `The portal may not list ${what} in cluster '${cluster.name}' (${answer.status}).`,
      fix: `a ClusterRole with apiGroups: [${kind.group}], resources: [${kind.plural}], verbs: [list], bound to the portal's account`,
    });
  }
  return new ClusterProblem({
    message: answer.ok
      ? `Cluster '${cluster.name}' answers something else than a list when it is asked for ${what}.`
      : `Cluster '${cluster.name}' answers ${answer.status} when it is asked for ${what}.`,
    fix: 'see whether it runs, and whether the portal reaches it',
  });
}
