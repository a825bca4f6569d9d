import { posix } from 'node:path';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  parseSourceUrl,
  repositoryPagePath,
  sourceUrl,
} from '@causeway/plugin-local-git-common';
import type { Address } from './Address';

/** Hosts with addresses like `…/tree/main/folder/` and `…/blob/main/file`. */
const BLOB_HOSTS = ['github', 'gitlab'];
/**
 * Where the root ends in paths of hosts. Ours, because Backstage's own resolution goes wrong with encoded characters (it cuts
 * as many characters as the decoded path has) and with Gitea's branches.
 */
const ROOTS: Record<string, RegExp> = {
  github: /^\/[^/]+\/[^/]+(\/(tree|blob|edit|raw)\/[^/]+)?/,
  gitlab: /^\/.+?(\/(-\/)?(tree|blob|edit|raw)\/[^/]+|$)/,
  gitea: /^\/[^/]+\/[^/]+(\/src\/(branch|commit|tag)\/[^/]+)?/,
  bitbucketCloud: /^\/[^/]+\/[^/]+(\/src\/[^/]+)?/,
};
const OBJECT_STORES = ['awsS3', 'googleGcs', 'azureBlobStorage'];

/** Takes addresses of files in repositories apart and makes them, for all hosts with an integration and the embedded one. */
export class SourceAddresses {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #localGitUrl: string;

  constructor(options: {
    integrations: ScmIntegrationRegistry;
    /** Base URL of the embedded Git host as it stands in source URLs. */
    localGitUrl: string;
  }) {
    this.#integrations = options.integrations;
    this.#localGitUrl = options.localGitUrl;
  }

  /**
   * The folder that a URL names, or in which the file lies that it names. On hosts without repositories the folder itself is
   * the root, so that nothing above it can be reached.
   *
   * @throws Error when it isn't an address of a file or folder.
   */
  parse(url: string, type: 'file' | 'folder'): Address {
    const { protocol, username, password } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new Error(`it begins with '${protocol}', not 'https:'`);
    if (username || password)
      throw new Error('it contains a user name or a password');
    const local = parseSourceUrl(this.#localGitUrl, url);
    if (local) {
      const { repository, ref = 'HEAD', path } = local;
      return {
        root: sourceUrl({
          hostUrl: this.#localGitUrl,
          repository,
          ref,
          type: 'tree',
        }),
        folder: local.type === 'tree' ? path : folderOf(path),
      };
    }
    if (this.#integrations.byUrl(url)?.type === 'azure')
      return azureAddress(url, type);
    const folderUrl =
      type === 'folder' ? asFolder(url) : new URL('./', url).toString();
    const host = this.#integrations.byUrl(url);
    if (!host || OBJECT_STORES.includes(host.type))
      return { root: folderUrl, folder: '' };
    const root = this.#rootOf(folderUrl, host.type);
    return { root: asTree(root), folder: pathBelow(root, folderUrl) };
  }

  /** The URL of a file for URL readers. */
  fileUrl(root: string, path: string): string {
    const local = parseSourceUrl(this.#localGitUrl, root);
    if (local) {
      return sourceUrl({
        hostUrl: this.#localGitUrl,
        repository: local.repository,
        ref: local.ref ?? 'HEAD',
        path,
        type: 'blob',
      });
    }
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const host = this.#integrations.byUrl(root);
    if (host && BLOB_HOSTS.includes(host.type))
      return `${blobRoot(root, host.type)}${encoded}`;
    // Roots end with a slash, except those that have paths in their query.
    return host && !new URL(root).pathname.endsWith('/')
      ? this.#integrations.resolveUrl({ url: `/${path}`, base: root })
      : new URL(encoded, root).toString();
  }

  /** The URL of a file for people; see `ServiceFile.viewUrl`. */
  viewUrl(root: string, path: string, commit: string | undefined): string {
    const local = parseSourceUrl(this.#localGitUrl, root);
    if (local) {
      return repositoryPagePath(local.repository, {
        page: 'blob',
        ref: commit ?? local.ref ?? 'HEAD',
        path,
      });
    }
    const url = this.fileUrl(root, path);
    const type = this.#integrations.byUrl(root)?.type ?? '';
    if (!commit || !BLOB_HOSTS.includes(type)) return url;
    return url.replace(/\/blob\/[^/]+\//, `/blob/${commit}/`);
  }

  #rootOf(folderUrl: string, type: string): string {
    const parsed = new URL(folderUrl);
    const root = ROOTS[type]?.exec(parsed.pathname.replace(/\/$/, ''))?.[0];
    if (root === undefined) {
      return withSlash(
        this.#integrations.resolveUrl({ url: '/', base: folderUrl }),
      );
    }
    parsed.pathname = root;
    return withSlash(parsed.toString());
  }
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** Azure DevOps has paths and branches in the query. */
function azureAddress(url: string, type: 'file' | 'folder'): Address {
  const root = new URL(url);
  const path = (root.searchParams.get('path') ?? '').replace(/^\/+|\/+$/g, '');
  if (path.split('/').includes('..')) throw new Error("it contains '..'");
  root.searchParams.delete('path');
  const isFile = type === 'file' || /\.(ya?ml|json|md)$/i.test(path);
  return { root: root.toString(), folder: isFile ? folderOf(path) : path };
}

/** The root of files: `HEAD` stands for the default branch where the root names none. */
function blobRoot(root: string, type: string): string {
  const replaced = root.replace(/\/tree\//, '/blob/');
  if (replaced !== root) return replaced;
  return `${root}${type === 'gitlab' ? '-/' : ''}blob/HEAD/`;
}

function withSlash(url: string): string {
  const parsed = new URL(url);
  if (!parsed.pathname.endsWith('/')) parsed.pathname += '/';
  return parsed.toString();
}

/** `…/tree/main/services/a` is a folder, also without the slash that URL resolution needs to see it. */
function asFolder(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  const isFile =
    /\/(blob|edit|raw)\//.test(parsed.pathname) ||
    /\.(ya?ml|json|md)$/i.test(parsed.pathname);
  if (isFile) return new URL('./', parsed).toString();
  return withSlash(parsed.toString());
}

/** `…/blob/main/` and `…/tree/main/` are one repository. */
function asTree(root: string): string {
  return root.replace(/\/(blob|edit|raw)\/([^/]+\/)$/, '/tree/$2');
}

function pathBelow(root: string, folder: string): string {
  const above = new URL(root).pathname;
  const { pathname } = new URL(folder);
  if (!pathname.startsWith(above)) return '';
  const path = decodeURIComponent(pathname.slice(above.length));
  if (path.split('/').some(part => part === '..' || part === '.'))
    throw new Error("it contains '..'");
  return path.replace(/^\/+|\/+$/g, '');
}
