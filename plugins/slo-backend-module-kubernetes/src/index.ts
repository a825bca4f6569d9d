/**
 * Reads SLOs that are objects in Kubernetes clusters.
 *
 * @packageDocumentation
 */
export { sloModuleKubernetes as default } from './module';
