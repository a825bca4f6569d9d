import {
  cloneUrl,
  repositoryPagePath,
  sourceUrl,
  type RepositoryPage,
  type RepositoryRef,
  type RepositoryUrls,
} from '@causeway/plugin-local-git-common';

/** Absolute addresses of what the host serves. */
export class LocalGitUrls {
  readonly #hostUrl: string;
  readonly #appUrl: string;

  /**
   * @param options.hostUrl - base URL of the plugin as callers outside see it
   * @param options.appUrl - base URL of the web app
   */
  constructor(options: { hostUrl: string; appUrl: string }) {
    this.#hostUrl = options.hostUrl;
    this.#appUrl = options.appUrl.replace(/\/+$/, '');
  }

  page(repository: RepositoryRef, page?: RepositoryPage): string {
    return `${this.#appUrl}${repositoryPagePath(repository, page)}`;
  }

  /** Root of a branch. */
  source(repository: RepositoryRef, ref: string): string {
    return sourceUrl({ hostUrl: this.#hostUrl, repository, ref, type: 'tree' });
  }

  of(repository: RepositoryRef & { defaultBranch: string }): RepositoryUrls {
    return {
      clone: cloneUrl(this.#hostUrl, repository),
      source: this.source(repository, repository.defaultBranch),
      page: this.page(repository),
    };
  }
}
