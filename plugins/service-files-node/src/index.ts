/**
 * Reads the files that live beside an entity's catalog-info.yaml, and keeps their last good version.
 *
 * @packageDocumentation
 */
export { createServiceFiles } from './createServiceFiles';
export type { ServiceFile } from './types/ServiceFile';
export type { ServiceFileProblem } from './types/ServiceFileProblem';
export type { ServiceFileSet } from './types/ServiceFileSet';
export type { ServiceFiles } from './types/ServiceFiles';
export type { ServiceFilesChange } from './types/ServiceFilesChange';
export type { ServiceFilesLimits } from './types/ServiceFilesLimits';
export type { ServiceFilesOptions } from './types/ServiceFilesOptions';
export type { ServiceFilesSchedule } from './types/ServiceFilesSchedule';
export type { ServiceFilesSnapshot } from './types/ServiceFilesSnapshot';
