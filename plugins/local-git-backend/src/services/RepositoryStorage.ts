import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isChildPath } from '@backstage/backend-plugin-api';
import {
  checkOwnerName,
  checkRepositoryName,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { BareRepository } from '../git/BareRepository';
import type { GitProgram } from '../git/GitProgram';
import { initRepository } from '../git/initRepository';

/** Where bare repositories lie: `<data>/repositories/<owner>/<name>.git`. */
export class RepositoryStorage {
  readonly #git: GitProgram;
  readonly #repositories: string;
  readonly #staging: string;

  /** Makes the folders it needs below the data directory. */
  static async create(options: {
    git: GitProgram;
    dataDirectory: string;
  }): Promise<RepositoryStorage> {
    const storage = new RepositoryStorage(options);
    await mkdir(storage.#repositories, { recursive: true });
    await mkdir(storage.#staging, { recursive: true });
    return storage;
  }

  private constructor(options: { git: GitProgram; dataDirectory: string }) {
    this.#git = options.git;
    this.#repositories = join(options.dataDirectory, 'repositories');
    this.#staging = join(options.dataDirectory, 'staging');
  }

  open(repository: RepositoryRef): BareRepository {
    return new BareRepository({
      git: this.#git,
      directory: this.#directoryOf(repository),
    });
  }

  /** Makes an empty repository aside, where nobody sees it until {@link publish}. */
  async stage(defaultBranch: string): Promise<BareRepository> {
    return initRepository(this.#git, {
      directory: join(this.#staging, `${randomUUID()}.git`),
      defaultBranch,
    });
  }

  /** Puts a staged repository in its place in one step. What a crash left there unrecorded is put aside. */
  async publish(
    staged: BareRepository,
    repository: RepositoryRef,
  ): Promise<void> {
    const directory = this.#directoryOf(repository);
    await mkdir(dirname(directory), { recursive: true });
    await this.#putAside(directory);
    await rename(staged.directory, directory);
  }

  async discard(staged: BareRepository): Promise<void> {
    await rm(staged.directory, { recursive: true, force: true });
  }

  /** Takes a repository from its place in one step; {@link drop} then deletes it, {@link putBack} undoes it. */
  async take(repository: RepositoryRef): Promise<string | undefined> {
    return this.#putAside(this.#directoryOf(repository));
  }

  async putBack(taken: string, repository: RepositoryRef): Promise<void> {
    await rename(taken, this.#directoryOf(repository));
  }

  async drop(taken: string): Promise<void> {
    await rm(taken, { recursive: true, force: true });
  }

  /** Deletes what interrupted work left aside before a time. */
  async cleanUp(before: Date): Promise<void> {
    for (const name of await readdir(this.#staging)) {
      const path = join(this.#staging, name);
      if ((await stat(path)).mtime < before)
        await rm(path, { recursive: true, force: true });
    }
  }

  async #putAside(directory: string): Promise<string | undefined> {
    const aside = join(this.#staging, `${randomUUID()}.deleted`);
    try {
      await rename(directory, aside);
      return aside;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #directoryOf({ owner, name }: RepositoryRef): string {
    const problem = checkOwnerName(owner) ?? checkRepositoryName(name);
    const directory = join(this.#repositories, owner, `${name}.git`);
    if (problem || !isChildPath(this.#repositories, directory)) {
      throw new Error(
        problem ?? `'${owner}/${name}' leaves the data directory.`,
      );
    }
    return directory;
  }
}
