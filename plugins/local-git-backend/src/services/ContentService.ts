import { Readable } from 'node:stream';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  localGitRepositoryReadPermission,
  repositoryFullName,
  type Blob,
  type CommitDetails,
  type CommitList,
  type Comparison,
  type Readme,
  type RefList,
  type RepositoryRef,
  type Tree,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import { compareCommits } from '../git/compareCommits';
import { findEntry } from '../git/findEntry';
import { findReadme } from '../git/findReadme';
import { listTree } from '../git/listTree';
import { readBlob } from '../git/readBlob';
import { EMPTY_TREE, readDiff } from '../git/readDiff';
import { readLog } from '../git/readLog';
import { readRefs } from '../git/readRefs';
import { resolveCommit } from '../git/resolveCommit';
import { StreamLimiter } from '../git/StreamLimiter';
import { streamOutput } from '../git/streamOutput';
import type { OpenRepository, RepositoryService } from './RepositoryService';

/** Where to look; the root of the default branch by default. */
export interface ContentLocation {
  ref?: string;
  path?: string;
}

/** Bytes on their way, and which commit they are of. */
export interface ContentStream {
  commit: string;
  /** Last segment of the path. */
  name: string;
  /** Bytes, where known beforehand. */
  size?: number;
  stream: Readable;
}

const MAX_ENTRIES = 5_000;
const MAX_FILES = 100_000;
const MAX_COMPARED_COMMITS = 250;

/** Files and archives on their way at a time: each is a git process for as long as its reader takes. */
const CONCURRENT_STREAMS = 32;
const MAX_WAITING_STREAMS = 500;

/** What is in repositories: files, history, differences. */
export class ContentService {
  readonly #repositories: RepositoryService;
  readonly #streams = new StreamLimiter({
    concurrency: CONCURRENT_STREAMS,
    maxWaiting: MAX_WAITING_STREAMS,
  });

  constructor(options: { repositories: RepositoryService }) {
    this.#repositories = options.repositories;
  }

  async refs(ref: RepositoryRef, caller: Caller): Promise<RefList> {
    const { record, repository } = await this.#open(ref, caller);
    return readRefs(repository, record.defaultBranch);
  }

  /** A folder's entries; all files below it with `recursive`. */
  async tree(
    ref: RepositoryRef,
    at: ContentLocation & { recursive?: boolean },
    caller: Caller,
  ): Promise<Tree> {
    const { repository, commit, refName } = await this.#at(ref, at, caller);
    const { path = '', recursive = false } = at;
    const limit = recursive ? MAX_FILES : MAX_ENTRIES;
    return {
      ref: refName,
      commit,
      path,
      ...(await listTree(repository, { commit, path, recursive, limit })),
    };
  }

  async blob(
    ref: RepositoryRef,
    at: ContentLocation & { path: string },
    caller: Caller,
  ): Promise<Blob> {
    const { repository, commit, refName } = await this.#at(ref, at, caller);
    return readBlob(repository, { ref: refName, commit, path: at.path });
  }

  async readme(
    ref: RepositoryRef,
    at: ContentLocation,
    caller: Caller,
  ): Promise<Readme> {
    const { repository, commit, refName } = await this.#at(ref, at, caller);
    const { entries } = await listTree(repository, {
      commit,
      path: at.path ?? '',
      limit: MAX_ENTRIES,
    });
    const entry = findReadme(entries);
    return {
      readme: entry
        ? await readBlob(repository, { ref: refName, commit, path: entry.path })
        : null,
    };
  }

  /** A file's bytes; `notModified` is asked with the commit first, so that nothing is read in vain. */
  async raw(
    ref: RepositoryRef,
    at: ContentLocation & { path: string },
    caller: Caller,
    notModified: (commit: string) => boolean,
  ): Promise<ContentStream | undefined> {
    const { repository, commit } = await this.#at(ref, at, caller);
    if (notModified(commit)) return undefined;
    const entry = await findEntry(repository, commit, at.path);
    if (entry.type !== 'file' && entry.type !== 'symlink') {
      throw new InputError(`'${at.path}' is a ${entry.type}, not a file.`);
    }
    const stream = await this.#streams.open(() =>
      streamOutput(repository, ['cat-file', 'blob', entry.id]),
    );
    return { commit, name: entry.name, size: entry.size, stream };
  }

  /** A folder as a tar archive below one top folder. Links stay links, submodules are empty folders. */
  async archive(
    ref: RepositoryRef,
    at: ContentLocation,
    caller: Caller,
    notModified: (commit: string) => boolean,
  ): Promise<ContentStream | undefined> {
    const { repository, commit } = await this.#at(ref, at, caller);
    if (notModified(commit)) return undefined;
    const folder = await findEntry(repository, commit, at.path ?? '');
    if (folder.type !== 'directory')
      throw new InputError(`'${at.path}' is a ${folder.type}, not a folder.`);
    const stream = await this.#streams.open(() =>
      streamOutput(repository, [
        'archive',
        '--format=tar',
        `--prefix=${ref.name}/`,
        folder.id,
      ]),
    );
    return { commit, name: `${ref.name}.tar`, stream };
  }

  async commits(
    ref: RepositoryRef,
    query: ContentLocation & { limit?: number; offset?: number },
    caller: Caller,
  ): Promise<CommitList> {
    const { repository, commit } = await this.#at(ref, query, caller);
    const { path, limit = 30, offset = 0 } = query;
    const found = await readLog(repository, {
      from: commit,
      path,
      limit: limit + 1,
      offset,
    });
    return { items: found.slice(0, limit), hasMore: found.length > limit };
  }

  async commit(
    ref: RepositoryRef,
    id: string,
    caller: Caller,
  ): Promise<CommitDetails> {
    const { repository } = await this.#open(ref, caller);
    const [commit] = await readLog(repository, {
      from: await resolveCommit(repository, id),
      limit: 1,
    });
    if (!commit)
      throw new NotFoundError(
        `There is no commit '${id}' in '${repositoryFullName(ref)}'.`,
      );
    return {
      ...commit,
      diff: await readDiff(
        repository,
        commit.parents[0] ?? EMPTY_TREE,
        commit.id,
      ),
    };
  }

  async compare(
    ref: RepositoryRef,
    base: string,
    head: string,
    caller: Caller,
  ): Promise<Comparison> {
    const { repository } = await this.#open(ref, caller);
    const [baseCommit, headCommit] = await Promise.all([
      resolveCommit(repository, base),
      resolveCommit(repository, head),
    ]);
    const compared = await compareCommits(repository, {
      baseCommit,
      headCommit,
      limit: MAX_COMPARED_COMMITS,
    });
    return { base, head, baseCommit, headCommit, ...compared };
  }

  #open(ref: RepositoryRef, caller: Caller): Promise<OpenRepository> {
    return this.#repositories.open(
      ref,
      localGitRepositoryReadPermission,
      caller,
    );
  }

  async #at(ref: RepositoryRef, at: ContentLocation, caller: Caller) {
    const open = await this.#open(ref, caller);
    const refName =
      at.ref && at.ref !== 'HEAD' ? at.ref : open.record.defaultBranch;
    return {
      ...open,
      refName,
      commit: await resolveCommit(open.repository, at.ref),
    };
  }
}
