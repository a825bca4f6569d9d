import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { NotFoundError } from '@backstage/errors';
import type {
  AnswerProblem,
  Answers,
  RepositoryTarget,
} from '@causeway/plugin-golden-path-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { isRepositoryOfTask } from './taskMark';

/** Kinds of entities that a golden path makes by the service's own name. */
const MADE_KINDS = ['Component', 'API'];

interface AvailabilityOptions {
  values: Answers;
  repository: RepositoryTarget | undefined;
  catalog: CatalogService;
  localGit: LocalGitService;
  credentials: BackstageCredentials;
  /** A repository that this very task made in an earlier try doesn't count as taken. */
  taskId: string;
}

async function checkNameInCatalog(
  options: AvailabilityOptions,
): Promise<AnswerProblem[]> {
  const { values, catalog, credentials } = options;
  const name = String(values.name ?? '');
  if (!name) {
    return [];
  }
  const entityRefs = MADE_KINDS.map(kind => stringifyEntityRef({ kind, name }));
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs, fields: ['kind', 'metadata.name'] },
    { credentials },
  );
  const taken = items.findIndex(item => item !== undefined);
  return taken === -1
    ? []
    : [
        {
          field: 'name',
          message: `is taken: '${entityRefs[taken]}' is in the catalog; choose another name`,
        },
      ];
}

async function checkEntityExists(
  options: AvailabilityOptions,
  field: 'owner' | 'system',
): Promise<AnswerProblem[]> {
  const ref = options.values[field];
  if (typeof ref !== 'string' || !ref) {
    return [];
  }
  const { catalog, credentials } = options;
  const found = await catalog.getEntityByRef(ref, { credentials });
  return found
    ? []
    : [
        {
          field,
          message: `names '${ref.slice(
            0,
            120,
          )}', which is not in the catalog; choose one that is`,
        },
      ];
}

/** Who has the repository's name in the embedded Git host. */
async function repositoryHolder(
  options: AvailabilityOptions,
): Promise<'nobody' | 'this task' | 'somebody'> {
  const { repository, localGit, credentials, taskId } = options;
  if (repository?.publisher !== 'local-git') {
    // Other hosts say so themselves, when the repository is made: only they know what the person may see there.
    return 'nobody';
  }
  try {
    await localGit.getRepository(repository, { credentials });
  } catch (error) {
    if (error instanceof NotFoundError) {
      return 'nobody';
    }
    throw error;
  }
  return (await isRepositoryOfTask({
    localGit,
    repository,
    taskId,
    credentials,
  }))
    ? 'this task'
    : 'somebody';
}

async function checkNames(
  options: AvailabilityOptions,
): Promise<AnswerProblem[]> {
  const holder = await repositoryHolder(options);
  if (holder === 'this task') {
    // Tried again: what the catalog has by this name came from that repository.
    return [];
  }
  if (holder === 'somebody') {
    const { owner = '', name = '' } = options.repository ?? {};
    return [
      {
        field: 'name',
        message: `is taken: the repository '${owner}/${name}' exists; choose another name or another repository`,
      },
    ];
  }
  return checkNameInCatalog(options);
}

/** Whether what the answers name is there (owner, system) or still free (the service, its repository). */
export async function checkAvailability(
  options: AvailabilityOptions,
): Promise<AnswerProblem[]> {
  const problems = await Promise.all([
    checkNames(options),
    checkEntityExists(options, 'owner'),
    checkEntityExists(options, 'system'),
  ]);
  return problems.flat();
}
