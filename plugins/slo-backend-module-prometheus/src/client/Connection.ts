import { Agent } from 'undici';
import type { ServerSettings } from '../config';
import { WatchedFile } from './WatchedFile';

const CONNECT_TIMEOUT_MS = 10_000;

/** Sockets to one server, with the portal's certificate where it has to show one; new ones when a file has changed. */
export class Connection {
  readonly #settings: ServerSettings;
  readonly #files: Partial<Record<'ca' | 'cert' | 'key', WatchedFile>>;
  #agent?: Agent;
  #made = '';

  constructor(settings: ServerSettings) {
    this.#settings = settings;
    const { auth, caFile } = settings;
    this.#files = {
      ...(caFile && { ca: new WatchedFile(caFile) }),
      ...(auth.type === 'mtls' && {
        cert: new WatchedFile(auth.certFile),
        key: new WatchedFile(auth.keyFile),
      }),
    };
  }

  /** @throws if a certificate can't be read */
  async agent(): Promise<Agent> {
    const read = await Promise.all(
      Object.entries(this.#files).map(async ([name, file]) => ({
        name,
        ...(await file.read()),
      })),
    );
    const made = read.map(({ modified }) => modified).join();
    if (!this.#agent || made !== this.#made) {
      // Requests under way finish on the old sockets.
      this.#agent?.close().catch(() => {});
      const { serverName, maxConcurrency, timeoutMs } = this.#settings;
      this.#agent = new Agent({
        connections: maxConcurrency,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        connect: {
          timeout: CONNECT_TIMEOUT_MS,
          ...(serverName && { servername: serverName }),
          ...Object.fromEntries(
            read.map(({ name, content }) => [name, content]),
          ),
        },
      });
      this.#made = made;
    }
    return this.#agent;
  }

  async close(): Promise<void> {
    await this.#agent?.close();
    this.#agent = undefined;
  }
}
