/**
 * The pages of the embedded Git host.
 *
 * @packageDocumentation
 */
export { localGitPlugin as default } from './plugin';
