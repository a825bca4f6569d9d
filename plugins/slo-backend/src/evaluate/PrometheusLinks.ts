import type { Config } from '@backstage/config';
import {
  choosePrometheus,
  type PrometheusChoice,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { PrometheusLink } from './links';

/** Where people can ask the configured Prometheus servers themselves. */
export class PrometheusLinks {
  readonly #links: (PrometheusLink & PrometheusChoice)[];

  constructor(links: (PrometheusLink & PrometheusChoice)[]) {
    this.#links = links;
  }

  /** `slo.prometheus`: `externalUrl` where people reach it by another address than the portal. */
  static fromConfig(config: Config): PrometheusLinks {
    return new PrometheusLinks(
      (config.getOptionalConfigArray('slo.prometheus') ?? []).map(entry => ({
        name: entry.getString('name'),
        url: entry.getOptionalString('externalUrl') ?? entry.getString('url'),
        clusters: entry.getOptionalStringArray('clusters') ?? [],
        environments: entry.getOptionalStringArray('environments') ?? [],
      })),
    );
  }

  /** The one that the SLO is counted by. */
  of(
    slo: Pick<StoredSlo, 'annotations' | 'labels'>,
  ): PrometheusLink | undefined {
    return choosePrometheus(slo, this.#links);
  }
}
