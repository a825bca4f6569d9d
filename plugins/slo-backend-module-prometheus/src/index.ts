/**
 * Counts events for SLOs in Prometheus, and says which alerts fire.
 *
 * @packageDocumentation
 */
export { sloModulePrometheus as default } from './module';
