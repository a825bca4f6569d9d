/**
 * Steps and template filters of golden paths, for the scaffolder.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGoldenPath as default } from './module';
