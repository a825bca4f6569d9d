import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { RowPlace } from '../evaluate/compareRows';

const text = z.string().trim().min(1).max(400);
const many = z
  .union([text.transform(value => [value]), z.array(text).max(50)])
  .default([]);
const flag = z
  .enum(['true', 'false'])
  .transform(value => value === 'true')
  .default(false);
const truth = z.enum(['holds', 'at-risk', 'broken', 'unknown']);

/** Filters that the board, its exports and its assistants share. */
export const boardFilterSchema = z.object({
  owner: many,
  system: many,
  truth: z
    .union([truth.transform(value => [value]), z.array(truth).max(4)])
    .default([]),
  /** Names of stages, or their numbers; 0 for none. */
  stage: many,
  entity: many,
  mine: flag,
  /** Only rows with findings, or that are kept out of the policy. */
  problems: flag,
  /** Words that title, name, description, service, owner or system contain, all of them. */
  q: z.string().trim().max(200).default(''),
});

/** What the board lets through. */
export type BoardFilter = z.output<typeof boardFilterSchema>;

const placeSchema = z.tuple([
  truth,
  z.number().nullable(),
  z.string(),
  z.string(),
]);

const cursor = z
  .string()
  .max(2000)
  .transform((value, context): RowPlace => {
    const parsed = placeSchema.safeParse(parseJson(value));
    if (!parsed.success) {
      context.addIssue({
        code: 'custom',
        message: 'is none that this API gave: take nextCursor as it is',
      });
      return z.NEVER;
    }
    const [of, remaining, entityRef, name] = parsed.data;
    return { truth: of, remaining, entityRef, name };
  });

/** A page of the board. */
export const boardQuerySchema = boardFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: cursor.optional(),
});

/** What a page of the board is asked with. */
export type BoardQuery = z.output<typeof boardQuerySchema>;

/** Where the next page begins. */
export function cursorAfter(row: RowPlace): string {
  const { truth: of, remaining, entityRef, name } = row;
  return Buffer.from(JSON.stringify([of, remaining, entityRef, name])).toString(
    'base64url',
  );
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** @throws InputError where a service asks for "mine": nothing is a service's own */
export function refuseMine(filter: BoardFilter, isUser: boolean): void {
  if (filter.mine && !isUser) {
    throw new InputError(
      "'mine' asks for what the groups of a person own; a service names the owner with 'owner'.",
    );
  }
}
