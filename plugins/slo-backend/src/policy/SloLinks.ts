import { parseEntityRef } from '@backstage/catalog-model';

/** Where the portal shows the SLOs of an entity. */
export class SloLinks {
  readonly #appUrl: string;

  constructor(options: { appUrl: string }) {
    this.#appUrl = options.appUrl.replace(/\/+$/, '');
  }

  /** Below the app's address: how notifications link. */
  path(entityRef: string): string {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const parts = [namespace, kind, name].map(encodeURIComponent);
    return `/catalog/${parts.join('/')}/slos`;
  }

  url(entityRef: string): string {
    return this.#appUrl + this.path(entityRef);
  }
}
