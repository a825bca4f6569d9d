/**
 * The command `causeway`: what the portal knows, for a terminal and for a service's own CI.
 *
 * @packageDocumentation
 */
export { run } from './run';
