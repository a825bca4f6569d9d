/**
 * Sign-in for local mode: choose who to be, without a password.
 *
 * @packageDocumentation
 */
export { authModuleLocalPeople as default } from './module';
export { isLocalMode } from './isLocalMode';
export { PROVIDER_ID } from './providerId';
