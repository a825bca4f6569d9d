import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  parseRepositoryRef,
  type FileDiff,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import type { SloFile, SloRehearsal } from '@causeway/plugin-slo-common';
import type { EntityInfo } from '../access/EntityInfo';
import type { JudgedService } from '../evaluate/JudgedService';
import { homeOf } from './homeOf';
import { isSloFile } from './isSloFile';

const MOST_FILES = 50;

/** SLO files as a change proposal would leave them. */
export interface ProposedFiles {
  files: SloFile[];
  proposal: NonNullable<SloRehearsal['proposal']>;
}

/** Reads the SLO files of a change proposal in the embedded Git host, with the credentials of whoever asks. */
export class ProposalFiles {
  readonly #localGit: LocalGitService;
  readonly #hostUrl: () => Promise<string>;

  constructor(options: {
    localGit: LocalGitService;
    /** Address of the host that catalog locations begin with. */
    hostUrl: () => Promise<string>;
  }) {
    this.#localGit = options.localGit;
    this.#hostUrl = options.hostUrl;
  }

  /** @throws InputError if the proposal is of another repository than the service */
  async read(options: {
    service: JudgedService;
    info: EntityInfo;
    repository: string;
    number: number;
    credentials: BackstageCredentials;
  }): Promise<ProposedFiles> {
    const { service, info, number, credentials } = options;
    const repository = parseRepositoryRef(options.repository);
    if (!repository) {
      throw new InputError(
        `'${options.repository}' doesn't name a repository; write '<owner>/<name>'.`,
      );
    }
    const folder = await this.#folderOf(info, repository);
    const proposal = await this.#localGit.getProposal(repository, number, {
      credentials,
    });
    const commit = proposal.commits[0]?.id ?? proposal.head;
    const paths = pathsOf({
      present: (service.service?.files ?? []).map(({ path }) => path),
      diff: proposal.diff.files,
      isOne: path => isSloFile({ path, folder, info }),
    });
    if (paths.length > MOST_FILES) {
      throw new InputError(
        `The proposal has ${paths.length} SLO files; ${MOST_FILES} can be rehearsed at a time.`,
      );
    }
    const files: SloFile[] = [];
    for (const path of paths) {
      const blob = await this.#localGit.getBlob(
        repository,
        { path, ref: commit },
        { credentials },
      );
      files.push({ file: path, content: blob.content ?? '', commit });
    }
    const { title, url } = proposal;
    return {
      files,
      proposal: { repository: options.repository, number, title, url },
    };
  }

  /** Where the entity's catalog-info.yaml lies in the repository. */
  async #folderOf(
    info: EntityInfo,
    repository: RepositoryRef,
  ): Promise<string> {
    const home = homeOf(info, await this.#hostUrl());
    const same =
      home?.repository.owner === repository.owner &&
      home.repository.name === repository.name;
    if (!home || !same) {
      throw new InputError(
        `'${info.entityRef}' is not described in '${repository.owner}/${repository.name}': name a proposal of its own repository.`,
      );
    }
    return home.folder;
  }
}

/** Present files that stay, and new ones that are SLO files by the entity's annotation. */
function pathsOf(options: {
  present: string[];
  diff: FileDiff[];
  isOne: (path: string) => boolean;
}): string[] {
  const { present, diff, isOne } = options;
  const gone = new Set(
    diff.flatMap(({ path, oldPath, status }) => {
      if (status === 'deleted') {
        return [path];
      }
      return status === 'renamed' && oldPath ? [oldPath] : [];
    }),
  );
  const changed = diff
    .filter(({ status, path }) => status !== 'deleted' && isOne(path))
    .map(({ path }) => path);
  const kept = present.filter(path => !gone.has(path));
  return [...new Set([...kept, ...changed])].sort();
}
