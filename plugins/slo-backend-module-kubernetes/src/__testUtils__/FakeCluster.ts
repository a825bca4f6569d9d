import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Kubernetes API with objects of some kinds, which a test may spoil. */
export class FakeCluster {
  /** By `group/version/plural`; other kinds aren't there. */
  readonly objects = new Map<string, unknown[]>();
  /** Answers instead of what there is. */
  answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Paths and credentials that were seen. */
  readonly seen: { path: string; authorization: string | undefined }[] = [];
  /** Objects on a page, whatever is asked for. */
  pageSize = 500;
  readonly #server: Server = createServer((request, response) =>
    this.#serve(request, response),
  );

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://cluster');
    this.seen.push({
      path: url.pathname,
      authorization: request.headers.authorization,
    });
    if (this.answer?.(request, response)) return;
    const key = url.pathname.replace(/^\/apis\//, '');
    const found = this.objects.get(key);
    if (found) {
      const from = Number(url.searchParams.get('continue') ?? 0);
      const to = from + this.pageSize;
      send(response, 200, {
        kind: 'List',
        metadata: to < found.length ? { continue: String(to) } : {},
        items: found.slice(from, to),
      });
    } else if (
      [...this.objects.keys()].some(kind => kind.startsWith(`${key}/`))
    ) {
      send(response, 200, { kind: 'APIResourceList', resources: [] });
    } else {
      send(response, 404, { kind: 'Status', code: 404 });
    }
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
