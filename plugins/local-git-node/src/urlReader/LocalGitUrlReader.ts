import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  ReadUrlResponseFactory,
  type ReadTreeResponseFactory,
} from '@backstage/backend-defaults/urlReader';
import type {
  AuthService,
  DiscoveryService,
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
  UrlReaderServiceSearchOptions,
  UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import { InputError, NotModifiedError, toError } from '@backstage/errors';
import {
  LOCAL_GIT_PLUGIN_ID,
  parseSourceUrl,
  sourceUrl,
  type ParsedSourceUrl,
  type Tree,
} from '@causeway/plugin-local-git-common';
import { minimatch } from 'minimatch';
import { errorFromResponse } from '../client/errorFromResponse';
import { folderBeforeGlob, isGlob } from './glob';

/** Collaborators of {@link LocalGitUrlReader}. */
export interface LocalGitUrlReaderOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  /** Base URL of the host as it stands in source URLs. */
  hostUrl: string;
  treeResponseFactory: ReadTreeResponseFactory;
}

interface FetchOptions {
  etag?: string;
  signal?: AbortSignal;
}

/**
 * Reads source URLs of the embedded Git host, through its REST API and as the plugin it serves. An etag is the id of the
 * commit that was read, so it changes with every commit on the branch.
 */
export class LocalGitUrlReader implements UrlReaderService {
  readonly #options: LocalGitUrlReaderOptions;

  constructor(options: LocalGitUrlReaderOptions) {
    this.#options = options;
  }

  async readUrl(
    url: string,
    options?: UrlReaderServiceReadUrlOptions,
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const { repository, ref, path } = this.#parse(url);
    const response = await this.#fetch(
      repository,
      'raw',
      { ref, path },
      options,
    );
    return ReadUrlResponseFactory.fromReadable(bodyOf(response), {
      etag: etagOf(response),
    });
  }

  async readTree(
    url: string,
    options?: UrlReaderServiceReadTreeOptions,
  ): Promise<UrlReaderServiceReadTreeResponse> {
    const { repository, ref, path } = this.#parse(url);
    const response = await this.#fetch(
      repository,
      'archive',
      { ref, path },
      options,
    );
    return this.#options.treeResponseFactory.fromTarArchive({
      stream: bodyOf(response),
      etag: etagOf(response),
      filter: options?.filter,
    });
  }

  async search(
    url: string,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    const parsed = this.#parse(url);
    try {
      return isGlob(parsed.path)
        ? await this.#searchGlob(parsed, options)
        : await this.#searchFile(url, options);
    } catch (error) {
      if (toError(error).name === 'NotFoundError')
        return { files: [], etag: '' };
      throw error;
    }
  }

  toString(): string {
    return `localGit{host=${this.#options.hostUrl}}`;
  }

  async #searchFile(
    url: string,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    const file = await this.readUrl(url, options);
    return { files: [{ url, content: file.buffer }], etag: file.etag ?? '' };
  }

  async #searchGlob(
    { repository, ref, path: pattern }: ParsedSourceUrl,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    const { hostUrl } = this.#options;
    const query = { ref, path: folderBeforeGlob(pattern), recursive: 'true' };
    const response = await this.#fetch(repository, 'tree', query, options);
    const tree = (await response.json()) as Tree;
    if (tree.commit === options?.etag) throw new NotModifiedError();
    const files = tree.entries
      .filter(
        ({ type, path }) =>
          type === 'file' && minimatch(path, pattern, { dot: true }),
      )
      .map(({ path }) => {
        const url = sourceUrl({
          hostUrl,
          repository,
          ref: ref ?? tree.ref,
          path,
          type: 'blob',
        });
        // All files are of one commit, also when somebody pushes meanwhile.
        const content = async () => {
          const file = await this.#fetch(
            repository,
            'raw',
            { ref: tree.commit, path },
            { signal: options?.signal },
          );
          return Buffer.from(await file.arrayBuffer());
        };
        return { url, content };
      });
    return { files, etag: tree.commit };
  }

  #parse(url: string): ParsedSourceUrl {
    const parsed = parseSourceUrl(this.#options.hostUrl, url);
    if (!parsed) {
      throw new InputError(
        `'${url}' is not an address of the embedded Git host; write '${
          this.#options.hostUrl
        }/<owner>/<name>/blob/<ref>/<path>'.`,
      );
    }
    return parsed;
  }

  async #fetch(
    repository: ParsedSourceUrl['repository'],
    what: 'raw' | 'archive' | 'tree',
    query: Record<string, string | undefined>,
    { etag, signal }: FetchOptions = {},
  ): Promise<Response> {
    const { auth, discovery } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: LOCAL_GIT_PLUGIN_ID,
    });
    const base = await discovery.getBaseUrl(LOCAL_GIT_PLUGIN_ID);
    const url = new URL(
      `${base}/v1/repositories/${repository.owner}/${repository.name}/${what}`,
    );
    for (const [key, value] of Object.entries(query)) {
      if (value) url.searchParams.set(key, value);
    }
    const response = await fetch(url, {
      headers: {
        Authorization: `Bearer ${token}`,
        ...(etag && { 'If-None-Match': `"${etag}"` }),
      },
      // Backstage's own type for signals is the older one of node-abort-controller.
      signal: signal as AbortSignal | undefined,
    });
    if (!response.ok) throw await errorFromResponse(response);
    return response;
  }
}

function bodyOf(response: Response): Readable {
  return response.body
    ? Readable.fromWeb(response.body as ReadableStream)
    : Readable.from([]);
}

function etagOf(response: Response): string {
  return response.headers.get('etag')?.replace(/^W\/|"/g, '') ?? '';
}
