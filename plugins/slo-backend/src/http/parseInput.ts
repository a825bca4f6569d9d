import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * What a request sent, checked.
 *
 * @throws InputError with everything that is wrong
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InputError(z.prettifyError(parsed.error));
  return parsed.data;
}
