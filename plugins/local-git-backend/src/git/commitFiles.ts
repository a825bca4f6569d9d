import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  checkFilePath,
  type FileChange,
} from '@causeway/plugin-local-git-common';
import type { BareRepository } from './BareRepository';
import { cleanIdentity, type CommitIdentity } from './CommitIdentity';

/** A commit to make from files. */
export interface CommitFilesOptions {
  files: FileChange[];
  message: string;
  author: CommitIdentity;
  /** Commit to build on; the first commit of a history when absent. */
  parent?: string;
}

/** A path in double quotes as `git fast-import` reads it. */
function quote(path: string): string {
  return `"${path.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

function data(content: Buffer): Buffer[] {
  return [Buffer.from(`data ${content.length}\n`), content, Buffer.from('\n')];
}

function contentOf(file: Extract<FileChange, { content: string }>): Buffer {
  return Buffer.from(
    file.content,
    file.encoding === 'base64' ? 'base64' : 'utf8',
  );
}

function importStream(ref: string, options: CommitFilesOptions): Buffer {
  const { name, email } = cleanIdentity(options.author);
  const now = Math.floor(Date.now() / 1000);
  const parts: Buffer[] = [
    Buffer.from(
      `commit ${ref}\nmark :1\ncommitter ${name} <${email}> ${now} +0000\n`,
    ),
    ...data(Buffer.from(options.message, 'utf8')),
  ];
  if (options.parent) parts.push(Buffer.from(`from ${options.parent}\n`));
  for (const file of options.files) {
    if (file.delete) parts.push(Buffer.from(`D ${quote(file.path)}\n`));
    else {
      parts.push(
        Buffer.from(
          `M ${file.executable ? '100755' : '100644'} inline ${quote(
            file.path,
          )}\n`,
        ),
      );
      parts.push(...data(contentOf(file)));
    }
  }
  parts.push(Buffer.from('get-mark :1\ndone\n'));
  return Buffer.concat(parts);
}

/**
 * Makes a commit from files and gives its id. It is reachable from no branch yet: the caller points a ref at it and then
 * calls `release`, so that two callers never overwrite each other and no clean-up takes the commit away in between.
 */
export async function commitFiles(
  repository: BareRepository,
  options: CommitFilesOptions,
): Promise<{ commit: string; release: () => Promise<void> }> {
  if (!options.files.length)
    throw new InputError('A commit needs at least one file.');
  for (const { path } of options.files) {
    const problem = checkFilePath(path);
    if (problem) throw new InputError(problem);
  }
  const ref = `refs/causeway/commits/${randomUUID()}`;
  const commit = await repository.text(
    ['fast-import', '--quiet', '--done', '--date-format=raw'],
    {
      input: importStream(ref, options),
    },
  );
  return {
    commit,
    release: async () => {
      await repository.run(['update-ref', '-d', ref]);
    },
  };
}
