import type { RepositoryRef } from './RepositoryRef';

/** Addresses of one repository, all absolute. @public */
export interface RepositoryUrls {
  /** For `git clone`: `<base>/api/local-git/<owner>/<name>.git`. */
  clone: string;
  /** Root of the default branch, as catalog locations and URL readers take it; ends with a slash. */
  source: string;
  /** The repository's page in the portal. */
  page: string;
}

/** What the person who asks may do with a repository. @public */
export interface RepositoryViewer {
  /** May push, edit the description, merge and close proposals. */
  canUpdate: boolean;
  /** May delete the repository. */
  canDelete: boolean;
  /** May open change proposals. */
  canPropose: boolean;
}

/** A repository in the embedded Git host. @public */
export interface Repository extends RepositoryRef {
  /** `<owner>/<name>`; also the resource reference for permissions. */
  fullName: string;
  /** Catalog entity (group or user) that owns it and decides over it. */
  ownerEntityRef: string;
  description: string;
  defaultBranch: string;
  /** True until the first commit is on the default branch. */
  empty: boolean;
  /** ISO 8601 time. */
  createdAt: string;
  /** ISO 8601 time of the last accepted push or merge; absent before the first. */
  pushedAt?: string;
  urls: RepositoryUrls;
}

/** A repository as one person sees it. @public */
export interface RepositoryDetails extends Repository {
  viewer: RepositoryViewer;
  openProposals: number;
  /** Bytes on disk. */
  sizeBytes: number;
}

/** A repository in a list. @public */
export interface RepositoryListItem extends Repository {
  openProposals: number;
}

/** A page of repositories. @public */
export interface RepositoryList {
  items: RepositoryListItem[];
  totalItems: number;
}

/** Which repositories to list. @public */
export interface RepositoryQuery {
  /** Words that name or description contain. */
  text?: string;
  /** Only repositories below this owner segment. */
  owner?: string;
  /** Only repositories owned by this entity. */
  ownerEntityRef?: string;
  /** 1 to 200, 50 by default. */
  limit?: number;
  offset?: number;
}
