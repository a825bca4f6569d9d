/**
 * The catalog's connection to the embedded Git host.
 *
 * @packageDocumentation
 */
export { catalogModuleLocalGit as default } from './module';
