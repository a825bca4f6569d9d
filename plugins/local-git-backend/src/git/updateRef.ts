import { ConflictError } from '@backstage/errors';
import type { BareRepository } from './BareRepository';
import { GitError } from './GitError';

const ZERO = '0'.repeat(40);

/**
 * Points a ref at a commit in one step, if it still is where the caller saw it.
 *
 * @throws ConflictError if it moved, appeared or went meanwhile.
 */
export async function updateRef(
  repository: BareRepository,
  options: { ref: string; to: string; from?: string },
): Promise<void> {
  try {
    await repository.run([
      'update-ref',
      options.ref,
      options.to,
      options.from ?? ZERO,
    ]);
  } catch (error) {
    if (
      error instanceof GitError &&
      /cannot lock ref|but expected|already exists|unable to resolve/i.test(
        error.stderr,
      )
    ) {
      const name = options.ref.replace(/^refs\/(heads|tags)\//, '');
      throw new ConflictError(
        `'${name}' was changed by somebody else just now; look again and repeat.`,
        error,
      );
    }
    throw error;
  }
}
