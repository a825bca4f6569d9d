/**
 * What the catalog needs to know of golden paths.
 *
 * @packageDocumentation
 */
export { catalogModuleGoldenPath as default } from './module';
