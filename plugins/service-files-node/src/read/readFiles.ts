import { createHash } from 'node:crypto';
import type {
  UrlReaderService,
  UrlReaderServiceReadTreeResponseFile,
} from '@backstage/backend-plugin-api';
import type { ServiceFileProblem } from '../types/ServiceFileProblem';
import type { ServiceFilesLimits } from '../types/ServiceFilesLimits';
import { judgeContent } from './judgeContent';
import type { PatternIndex } from './PatternIndex';
import { TreeSelection } from './TreeSelection';
import { withDeadline } from './withDeadline';

/** A wanted file of a repository. */
export interface ReadFile {
  content: string;
  /** SHA-256, hex. */
  etag: string;
  bytes: number;
}

/** The wanted files of a repository at one commit. */
export interface ReadFilesResult {
  /** Of the tree. */
  etag: string;
  files: Map<string, ReadFile>;
  /** Of files that can't be had, by path. */
  problems: Map<string, ServiceFileProblem>;
}

/**
 * Reads what the patterns match in one request for the whole tree.
 *
 * @throws NotModifiedError when the etag is still that of the tree.
 */
export async function readFiles(options: {
  urlReader: UrlReaderService;
  root: string;
  etag: string | undefined;
  index: PatternIndex;
  limits: ServiceFilesLimits;
  /** In milliseconds. */
  timeout: number;
  signal: AbortSignal;
}): Promise<ReadFilesResult> {
  const { urlReader, root, etag, index, limits } = options;
  const selection = new TreeSelection(index, limits);
  return withDeadline(options, async signal => {
    const tree = await urlReader.readTree(root, {
      etag,
      signal,
      filter: (path, info) => selection.accepts(path, info?.size),
    });
    const files = new Map<string, ReadFile>();
    for (const file of await tree.files()) {
      const read = await takeFile(file, selection);
      if (read) files.set(file.path, read);
    }
    return { etag: tree.etag, files, problems: selection.problems };
  });
}

async function takeFile(
  file: UrlReaderServiceReadTreeResponseFile,
  selection: TreeSelection,
): Promise<ReadFile | undefined> {
  const { path } = file;
  // Readers of object stores don't ask the filter.
  if (!selection.accepts(path, undefined)) return undefined;
  // An empty entry of an archive comes as an empty array.
  const content = Buffer.from(await file.content());
  if (selection.checkSize(path, content.length)) return undefined;
  const judged = judgeContent(path, content);
  if ('problem' in judged) {
    selection.problems.set(path, judged.problem);
    return undefined;
  }
  return {
    content: judged.text,
    etag: createHash('sha256').update(judged.text).digest('hex'),
    bytes: content.length,
  };
}
