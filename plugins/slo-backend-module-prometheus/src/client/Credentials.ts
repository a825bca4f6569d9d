import type { ServerSettings } from '../config';
import { WatchedFile } from './WatchedFile';

/** The headers that let the portal in. They go to the configured address only: no redirect is ever followed. */
export class Credentials {
  readonly #settings: ServerSettings;
  readonly #tokenFile?: WatchedFile;

  constructor(settings: ServerSettings) {
    this.#settings = settings;
    const { auth } = settings;
    if (auth.type === 'bearer' && 'tokenFile' in auth) {
      this.#tokenFile = new WatchedFile(auth.tokenFile);
    }
  }

  /** @throws if the token can't be read */
  async headers(): Promise<Record<string, string>> {
    const { headers, tenant } = this.#settings;
    const authorization = await this.#authorization();
    return {
      ...headers,
      ...(tenant && { 'X-Scope-OrgID': tenant }),
      ...(authorization && { Authorization: authorization }),
    };
  }

  async #authorization(): Promise<string | undefined> {
    const { auth } = this.#settings;
    if (auth.type === 'basic') {
      const pair = Buffer.from(`${auth.username}:${auth.password}`);
      return `Basic ${pair.toString('base64')}`;
    }
    if (auth.type !== 'bearer') return undefined;
    if (!this.#tokenFile) return 'token' in auth ? `Bearer ${auth.token}` : '';
    const { content } = await this.#tokenFile.read();
    return `Bearer ${content.trim()}`;
  }
}
