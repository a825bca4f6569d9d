/**
 * Who may change what in the portal.
 *
 * @packageDocumentation
 */
export { permissionModuleOwnership as default } from './module';
