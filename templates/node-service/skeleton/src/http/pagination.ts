/** Cursor pagination: stable while rows come and go, and no slower on the last page. */

import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Problem } from './problem.ts';

const MAX_LIMIT = 100;

/** Which page is wanted. */
export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_LIMIT, default: 20, description: 'Items on a page.' }),
  ),
  cursor: Type.Optional(
    Type.String({ maxLength: 256, pattern: '^[A-Za-z0-9_-]+$', description: '`next_cursor`' }),
  ),
};

/** One page of items, newest first. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item, { maxItems: MAX_LIMIT }),
    next_cursor: Type.Union([Type.String(), Type.Null()], {
      description: 'Send it as `cursor` to get the next page; null on the last one.',
    }),
  });
}

const Position = Compile(
  Type.Object({ at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) }),
);

/** A row's place in a list that is ordered by time and id. */
export interface Position {
  created_at: Date;
  id: string;
}

/** Make an opaque cursor of a row. */
export function encodeCursor({ created_at: at, id }: Position): string {
  return Buffer.from(JSON.stringify({ at, id })).toString('base64url');
}

/** The row that a cursor was made of. */
export function decodeCursor(cursor: string): Position {
  try {
    const { at, id } = Position.Parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { created_at: new Date(at), id };
  } catch (cause) {
    throw new Problem(422, 'This cursor is not one that this service gave.', {
      kind: 'invalid-cursor',
      cause,
    });
  }
}
