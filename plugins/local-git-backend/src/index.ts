/**
 * The embedded Git host.
 *
 * @packageDocumentation
 */
export { localGitPlugin as default } from './plugin';
