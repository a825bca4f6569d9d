export { formatDuration } from './formatDuration';
export { limits as sloFileLimits } from './limits';
export { parseDuration } from './parseDuration';
export type { ParsedSlo } from './ParsedSlo';
export { parseSloFiles, type ParsedFiles } from './parseSloFiles';
export type { SloFile } from './readDocuments';
export type { QueryRole, SpecQuery } from './SpecQuery';
export type { SpecText } from './SpecText';
