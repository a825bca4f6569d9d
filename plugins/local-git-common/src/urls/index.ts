export * from './refSegment';
export * from './cloneUrl';
export * from './sourceUrl';
export * from './parseSourceUrl';
export * from './repositoryPagePath';
export * from './parseRepositoryRef';
export * from './repositoryFullName';
