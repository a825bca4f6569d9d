import { z } from 'zod';

const limit = z.coerce.number().int().min(1).max(200).optional();
const offset = z.coerce.number().int().min(0).max(1_000_000).optional();
const ref = z.string().max(200).optional();
const path = z.string().max(1000).optional();
const branch = z.string().min(1).max(200);

const fileChange = z.union([
  z
    .object({ path: z.string().min(1).max(1000), delete: z.literal(true) })
    .strict(),
  z
    .object({
      path: z.string().min(1).max(1000),
      content: z.string(),
      encoding: z.enum(['utf-8', 'base64']).optional(),
      executable: z.boolean().optional(),
      delete: z.literal(false).optional(),
    })
    .strict(),
]);
const files = z.array(fileChange).min(1).max(5_000);
const message = z.string().min(1).max(10_000);
const markdown = z.string().max(65_536);

export const repositoryQuerySchema = z
  .object({
    text: z.string().max(200).optional(),
    owner: z.string().max(64).optional(),
    ownerEntityRef: z.string().max(255).optional(),
    limit,
    offset,
  })
  .strict();

export const createRepositorySchema = z
  .object({
    owner: z.string().max(64).optional(),
    ownerEntityRef: z.string().max(255).optional(),
    name: z.string().max(100),
    description: z.string().max(1000).optional(),
    defaultBranch: branch.optional(),
    files: files.optional(),
    message: message.optional(),
    author: z
      .object({
        name: z.string().min(1).max(200),
        email: z.string().min(1).max(200),
      })
      .strict()
      .optional(),
  })
  .strict();

export const updateRepositorySchema = z
  .object({ description: z.string().max(1000) })
  .strict();

export const locationSchema = z.object({ ref, path }).strict();
export const treeQuerySchema = z
  .object({ ref, path, recursive: z.enum(['true', 'false']).optional() })
  .strict()
  .transform(({ recursive, ...rest }) => ({
    ...rest,
    recursive: recursive === 'true',
  }));
export const fileLocationSchema = z
  .object({ ref, path: z.string().min(1).max(1000) })
  .strict();
export const commitsQuerySchema = z
  .object({ ref, path, limit, offset })
  .strict();
export const compareQuerySchema = z
  .object({ base: branch, head: branch })
  .strict();

export const proposalQuerySchema = z
  .object({
    state: z.enum(['open', 'merged', 'closed', 'all']).optional(),
    limit,
    offset,
  })
  .strict();
export const proposalSearchSchema = proposalQuerySchema.extend({
  ownerEntityRef: z.array(z.string().min(1).max(255)).max(200).optional(),
});
export const createProposalSchema = z
  .object({
    title: z.string().trim().min(1).max(200),
    description: markdown.optional(),
    head: branch.optional(),
    base: branch.optional(),
    files: files.optional(),
    message: message.optional(),
  })
  .strict();
export const commentSchema = z
  .object({ text: markdown.trim().min(1) })
  .strict();
export const mergeProposalSchema = z
  .object({
    method: z.enum(['merge', 'fast-forward']).optional(),
    headCommit: z
      .string()
      .regex(/^[0-9a-f]{40,64}$/)
      .optional(),
    deleteBranch: z.boolean().optional(),
  })
  .strict();
export const emptySchema = z.object({}).strict();

export const createTokenSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    scope: z.enum(['read', 'write']).optional(),
    expiresInDays: z.number().int().min(1).max(365).optional(),
  })
  .strict();
