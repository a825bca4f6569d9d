import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** A path inside the folder that holds the company's files. */
export function companyPath(...segments: string[]): string {
  return resolvePackagePath('@causeway/playground', 'company', ...segments);
}
