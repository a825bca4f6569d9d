import type { FileChange } from './FileChange';

/** Body of `POST /v1/repositories`. @public */
export interface CreateRepositoryRequest {
  /** Owner segment; taken from `ownerEntityRef` when absent. One of the two is needed. */
  owner?: string;
  /** Group or user that will own it; `group:default/<owner>` when absent. */
  ownerEntityRef?: string;
  name: string;
  description?: string;
  /** `main` when absent. */
  defaultBranch?: string;
  /** First commit; without it the repository starts empty and takes a push. */
  files?: FileChange[];
  /** Message of the first commit. */
  message?: string;
  /** Author of the first commit; the caller when absent. */
  author?: { name: string; email: string };
}
