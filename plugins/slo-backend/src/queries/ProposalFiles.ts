import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  parseRepositoryRef,
  parseSourceUrl,
  type FileDiff,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import {
  DEFAULT_SLO_FILES,
  SLO_FILES_ANNOTATION,
  type SloFile,
  type SloRehearsal,
} from '@causeway/plugin-slo-common';
import { minimatch } from 'minimatch';
import { posix } from 'node:path';
import type { EntityInfo } from '../access/EntityInfo';
import type { JudgedService } from '../evaluate/JudgedService';

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
      isSloFile: path => matches(path, folder, info),
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
    { annotations, entityRef }: EntityInfo,
    repository: RepositoryRef,
  ): Promise<string> {
    const location = annotations['backstage.io/managed-by-location'] ?? '';
    const source = parseSourceUrl(
      await this.#hostUrl(),
      location.replace(/^url:/, ''),
    );
    const same =
      source?.repository.owner === repository.owner &&
      source.repository.name === repository.name;
    if (!source || !same) {
      throw new InputError(
        `'${entityRef}' is not described in '${repository.owner}/${repository.name}': name a proposal of its own repository.`,
      );
    }
    const folder = posix.dirname(source.path);
    return folder === '.' ? '' : folder;
  }
}

/** Present files that stay, and new ones that are SLO files by the entity's annotation. */
function pathsOf(options: {
  present: string[];
  diff: FileDiff[];
  isSloFile: (path: string) => boolean;
}): string[] {
  const { present, diff, isSloFile } = options;
  const gone = new Set(
    diff.flatMap(({ path, oldPath, status }) => {
      if (status === 'deleted') {
        return [path];
      }
      return status === 'renamed' && oldPath ? [oldPath] : [];
    }),
  );
  const changed = diff
    .filter(({ status, path }) => status !== 'deleted' && isSloFile(path))
    .map(({ path }) => path);
  const kept = present.filter(path => !gone.has(path));
  return [...new Set([...kept, ...changed])].sort();
}

function matches(path: string, folder: string, info: EntityInfo): boolean {
  const patterns = info.annotations[SLO_FILES_ANNOTATION] ?? DEFAULT_SLO_FILES;
  return patterns
    .split(',')
    .map(pattern => pattern.trim())
    .filter(Boolean)
    .slice(0, 20)
    .some(pattern =>
      minimatch(
        path,
        pattern.startsWith('/')
          ? pattern.slice(1)
          : posix.join(folder, pattern),
        { nocomment: true, nonegate: true },
      ),
    );
}
