import { Readable } from 'node:stream';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { SLO_PLUGIN_ID, type SloBoard } from '@causeway/plugin-slo-common';
import type { SloDocument } from './SloDocument';
import { toDocument } from './toDocument';

const PAGE = 500;

/** Reads all SLOs for the index; whoever searches finds those of entities that they may see. */
export class SloCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'slo';
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  /** A page that fails ends it with an error: the index is then left as it was. */
  async *#documents(): AsyncGenerator<SloDocument> {
    let cursor: string | undefined;
    do {
      const board = await this.#page(cursor);
      yield* board.items.map(toDocument);
      cursor = board.nextCursor;
    } while (cursor);
  }

  async #page(cursor: string | undefined): Promise<SloBoard> {
    // Tokens are short-lived: one for each request.
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: SLO_PLUGIN_ID,
    });
    const url = new URL(
      `${await this.#discovery.getBaseUrl(SLO_PLUGIN_ID)}/v1/slos`,
    );
    url.searchParams.set('limit', String(PAGE));
    if (cursor) {
      url.searchParams.set('cursor', cursor);
    }
    const response = await fetch(url, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json() as Promise<SloBoard>;
  }
}
