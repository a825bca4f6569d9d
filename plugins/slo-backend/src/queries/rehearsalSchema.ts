import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseRef } from '../routes/params';
import { timeSchema } from './parseTime';

const MOST_FILES = 50;
const MOST_CHARACTERS = 1_000_000;

const fileSchema = z
  .object({
    path: z.string().min(1).max(300),
    content: z.string().max(500_000),
  })
  .strict();

const proposalSchema = z
  .object({
    /** `<owner>/<name>` in the embedded Git host. */
    repository: z.string().min(3).max(200),
    number: z.number().int().min(1).max(1e9),
  })
  .strict();

/** What is rehearsed: files as they are, or those of a change proposal. */
export const rehearsalSchema = z
  .object({
    entityRef: z.string().min(1).max(400),
    files: z.array(fileSchema).min(1).max(MOST_FILES).optional(),
    proposal: proposalSchema.optional(),
    from: timeSchema.optional(),
    to: timeSchema.optional(),
  })
  .strict()
  .refine(
    ({ files, proposal }) => (files === undefined) !== (proposal === undefined),
    { message: 'send either files or a proposal' },
  )
  .refine(
    ({ files = [] }) =>
      files.reduce((sum, { content }) => sum + content.length, 0) <=
      MOST_CHARACTERS,
    {
      path: ['files'],
      message: `have more than ${MOST_CHARACTERS} characters together`,
    },
  )
  .transform(({ entityRef, ...rest }, context) => {
    try {
      return { ...rest, entityRef: parseRef(entityRef) };
    } catch (error) {
      context.addIssue({
        code: 'custom',
        path: ['entityRef'],
        message: error instanceof InputError ? error.message : 'is none',
      });
      return z.NEVER;
    }
  });

/** A rehearsal as it was asked for. */
export type RehearsalRequest = z.output<typeof rehearsalSchema>;
