import {
  repositoryFullName,
  type Proposal,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { LocalGitUrls } from './LocalGitUrls';

/** A stored proposal as callers see it. */
export function toProposal(
  repository: RepositoryRef,
  record: ProposalRecord,
  urls: LocalGitUrls,
): Proposal {
  const { number } = record;
  return {
    repository: repositoryFullName(repository),
    number,
    title: record.title,
    description: record.description,
    state: record.state,
    head: record.head,
    base: record.base,
    author: record.author,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    mergeCommit: record.mergeCommit,
    url: urls.page(repository, { page: 'proposal', number }),
  };
}
