import { z } from 'zod';
import { durationSchema } from '../lib/duration';

const editSchema = z
  .object({ path: z.string(), from: z.string(), to: z.string() })
  .strict();

const commitSchema = z
  .object({
    /** Name of a user of the company. */
    author: z.string(),
    ago: durationSchema,
    message: z.string(),
    /** Files, or folders with a slash at the end, that are new in it. */
    adds: z.array(z.string()).default([]),
    edits: z.array(editSchema).default([]),
    /** Version that was released from it. */
    tag: z.string().optional(),
  })
  .strict();

const proposalSchema = z
  .object({
    branch: z.string(),
    title: z.string(),
    description: z.string(),
    commits: z.array(commitSchema.omit({ adds: true, tag: true })).min(1),
  })
  .strict();

/** The file `repository.yaml`: whose a repository is, and how it came to be. */
export const repositorySpecSchema = z
  .object({
    owner: z.string(),
    name: z.string(),
    ownerEntityRef: z.string(),
    description: z.string(),
    /** Oldest first; after the last one, the files are as they lie in `files`. */
    commits: z.array(commitSchema).min(1),
    proposals: z.array(proposalSchema).default([]),
  })
  .strict();

/** How a repository came to be; times are milliseconds ago. */
export type RepositorySpec = z.infer<typeof repositorySpecSchema>;

/** A change of one file's text. */
export type Edit = z.infer<typeof editSchema>;

/** A repository of the company with its files, by path. */
export interface CompanyRepository {
  spec: RepositorySpec;
  files: ReadonlyMap<string, string>;
}
