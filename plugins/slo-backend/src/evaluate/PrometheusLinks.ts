import type { Config } from '@backstage/config';
import { SLO_PROMETHEUS_ANNOTATION } from '@causeway/plugin-slo-common';
import type { PrometheusLink } from './links';

/** Where people can ask the configured Prometheus servers themselves. */
export class PrometheusLinks {
  readonly #links: PrometheusLink[];

  constructor(links: PrometheusLink[]) {
    this.#links = links;
  }

  /** `slo.prometheus`: `externalUrl` where people reach it by another address than the portal. */
  static fromConfig(config: Config): PrometheusLinks {
    return new PrometheusLinks(
      (config.getOptionalConfigArray('slo.prometheus') ?? []).map(entry => ({
        name: entry.getString('name'),
        url: entry.getOptionalString('externalUrl') ?? entry.getString('url'),
      })),
    );
  }

  /** The one that the annotation names, else the first. */
  of(annotations: Record<string, string>): PrometheusLink | undefined {
    const name = annotations[SLO_PROMETHEUS_ANNOTATION];
    return name === undefined
      ? this.#links[0]
      : this.#links.find(link => link.name === name);
  }
}
