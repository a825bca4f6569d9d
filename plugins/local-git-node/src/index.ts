/**
 * The embedded Git host for other backend plugins: a client, and a URL reader that makes its URLs readable everywhere.
 *
 * @packageDocumentation
 */
export { LocalGitClient } from './client/LocalGitClient';
export { localGitServiceRef } from './client/localGitServiceRef';
export type {
  LocalGitCallOptions,
  LocalGitLocation,
  LocalGitService,
} from './client/LocalGitService';
export { localGitUrlReaderFactory } from './urlReader/localGitUrlReaderFactory';
