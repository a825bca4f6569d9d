/**
 * Steps and template filters of golden paths, for the scaffolder.
 *
 * @packageDocumentation
 */
export { resolveParameters } from './lib/resolveParameters';
export type { Schema } from './lib/schemaTypes';
export { scaffolderModuleGoldenPath as default } from './module';
