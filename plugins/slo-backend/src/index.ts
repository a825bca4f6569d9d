/**
 * SLOs: specs, ledger, policy, gate.
 *
 * @packageDocumentation
 */
export { sloPlugin as default } from './plugin';
