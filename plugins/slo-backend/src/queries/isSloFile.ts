import {
  DEFAULT_SLO_FILES,
  SLO_FILES_ANNOTATION,
} from '@causeway/plugin-slo-common';
import { minimatch } from 'minimatch';
import { posix } from 'node:path';
import type { EntityInfo } from '../access/EntityInfo';

const MOST_PATTERNS = 20;

/** Whether a path of an entity's repository is one of its SLO files, by its annotation. */
export function isSloFile(options: {
  path: string;
  /** Where its catalog-info.yaml lies. */
  folder: string;
  info: Pick<EntityInfo, 'annotations'>;
}): boolean {
  const { path, folder, info } = options;
  const patterns = info.annotations[SLO_FILES_ANNOTATION] ?? DEFAULT_SLO_FILES;
  return patterns
    .split(',')
    .map(pattern => pattern.trim())
    .filter(Boolean)
    .slice(0, MOST_PATTERNS)
    .some(pattern =>
      minimatch(
        path,
        pattern.startsWith('/')
          ? pattern.slice(1)
          : posix.join(folder, pattern),
        { nocomment: true, nonegate: true },
      ),
    );
}
