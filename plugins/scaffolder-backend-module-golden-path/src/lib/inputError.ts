import { InputError } from '@backstage/errors';
import { AnswerError } from '@causeway/plugin-golden-path-common';

/** Runs something, turning refused answers into the error that a request with bad input gets. */
export async function asInputError<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AnswerError) {
      throw new InputError(`These answers can't be used: ${error.message}.`);
    }
    throw error;
  }
}
