import { NotFoundError } from '@backstage/errors';
import type { LocalGitService } from '@causeway/plugin-local-git-node';

async function absent(): Promise<never> {
  throw new NotFoundError('There is no Git host while rendering');
}

/** The embedded Git host of a portal that isn't there: it has no repository, so that no name is taken. */
export const absentGitHost: LocalGitService = {
  listRepositories: absent,
  getRepository: absent,
  createRepository: absent,
  updateRepository: absent,
  deleteRepository: absent,
  listRefs: absent,
  getTree: absent,
  getBlob: absent,
  listCommits: absent,
  searchProposals: absent,
  listProposals: absent,
  createProposal: absent,
  getProposal: absent,
  mergeProposal: absent,
  closeProposal: absent,
};
