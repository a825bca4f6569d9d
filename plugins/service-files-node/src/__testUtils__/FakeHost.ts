import type {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
} from '@backstage/backend-plugin-api';
import { NotFoundError, NotModifiedError } from '@backstage/errors';

/** What stands in a repository: paths and contents. */
export type FakeFiles = Record<string, string | Uint8Array>;

/** A Git host that gives whole trees, as the URL readers of the real ones do. */
export class FakeHost implements UrlReaderService {
  /** Roots whose trees were sent, in order. */
  readonly sent: string[] = [];
  /** Roots that were asked for, also when nothing had changed. */
  readonly asked: string[] = [];
  /** Thrown instead of any answer. */
  failure: Error | undefined;
  /** Awaited before each answer. */
  gate: Promise<void> | undefined;
  /** Whether the reader calls the filter, as readers of archives do. */
  filters = true;
  readonly #trees = new Map<string, { etag: string; files: FakeFiles }>();
  #commits = 0;

  /** Replaces the content of a repository; returns the commit. */
  push(root: string, files: FakeFiles): string {
    this.#commits += 1;
    const etag = this.#commits.toString(16).padStart(40, '0');
    this.#trees.set(root, { etag, files });
    return etag;
  }

  async readTree(root: string, options: UrlReaderServiceReadTreeOptions = {}) {
    this.asked.push(root);
    // A tree is of the time of the request, however long it takes to send it.
    const tree = this.#trees.get(root);
    await this.gate;
    if (this.failure) throw this.failure;
    if (!tree)
      throw new NotFoundError(`Request failed for ${root}, 404 Not Found`);
    if (options.etag === tree.etag) throw new NotModifiedError();
    this.sent.push(root);
    const files = Object.entries(tree.files)
      .map(([path, content]) => ({ path, content: Buffer.from(content) }))
      .filter(
        ({ path, content }) =>
          !this.filters ||
          !options.filter ||
          options.filter(path, { size: content.length }),
      )
      .map(({ path, content }) => ({ path, content: async () => content }));
    return {
      etag: tree.etag,
      files: async () => files,
      archive: async () => {
        throw new Error('not used');
      },
      dir: async () => {
        throw new Error('not used');
      },
    };
  }

  async readUrl(): Promise<never> {
    throw new Error('not used');
  }

  async search(): Promise<never> {
    throw new Error('not used');
  }
}
