/**
 * The create experience of the portal.
 *
 * @packageDocumentation
 */
export { goldenPathModule as default } from './module';
