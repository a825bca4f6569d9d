import { join } from 'node:path';

/** A path inside the folder that holds the company's files. */
export function companyPath(...segments: string[]): string {
  // As deep in `dist` as in `src`: the build keeps the folders.
  return join(__dirname, '..', '..', 'company', ...segments);
}
