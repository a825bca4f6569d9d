/**
 * SLOs in search.
 *
 * @packageDocumentation
 */
export { searchModuleSlo as default } from './module';
