/**
 * The catalog page and the service page, and what other plugins add to them.
 *
 * @packageDocumentation
 */
export { catalogPagesModule as default } from './module';
export { EntityActionBlueprint } from './blueprints/EntityActionBlueprint';
export { EntityStripBlueprint } from './blueprints/EntityStripBlueprint';
export type { EntityFilter } from './blueprints/resolveFilter';
