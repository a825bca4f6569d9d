import type { SloFile } from '@causeway/plugin-slo-common';
import fs from 'node:fs';
import { UsageError } from '../errors';

/** What a name on the command line stands for standard input. */
const STDIN = '-';

/**
 * Reads files that were named on the command line.
 *
 * @param files - their paths; `-` is standard input
 */
export function readSloFiles(files: readonly string[]): SloFile[] {
  return [...new Set(files)].map(file => {
    try {
      return {
        file: file === STDIN ? 'stdin' : file,
        content: fs.readFileSync(file === STDIN ? 0 : file, 'utf8'),
      };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const reason =
        code === 'EISDIR'
          ? `it is a folder; name its files, for instance ${file}/*.yaml`
          : String(code ?? error);
      throw new UsageError(`can't read ${file}: ${reason}`);
    }
  });
}
