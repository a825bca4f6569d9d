/**
 * What other backend plugins need to feed the SLO area.
 *
 * @packageDocumentation
 */
export * from './sources';
export * from './events';
export * from './changes';
export * from './schemas';
