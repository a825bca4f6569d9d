import { InputError } from '@backstage/errors';
import type { Blob } from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';
import { findEntry } from './findEntry';

/** Files larger than this are offered for download and not shown. */
const MAX_SHOWN_BYTES = 1024 * 1024;

function textOf(content: Buffer): string | undefined {
  if (content.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** A file, or a link as the text it holds. */
export async function readBlob(
  repository: BareRepository,
  options: { ref: string; commit: string; path: string },
): Promise<Blob> {
  const { ref, commit, path } = options;
  const entry = await findEntry(repository, commit, path);
  if (entry.type !== 'file' && entry.type !== 'symlink') {
    throw new InputError(`'${path}' is a ${entry.type}, not a file.`);
  }
  const { id, type, executable } = entry;
  const size = entry.size ?? 0;
  const blob = { ref, commit, path, type, executable, id, size };
  if (size > MAX_SHOWN_BYTES) return { ...blob, binary: false, tooLarge: true };
  const { stdout } = await repository.run(['cat-file', 'blob', id]);
  const content = textOf(stdout);
  return { ...blob, binary: content === undefined, content, tooLarge: false };
}
