export * from './NameProblem';
export * from './checkRepositoryName';
export * from './checkOwnerName';
export * from './checkRefName';
export * from './checkFilePath';
export * from './ownerNameOf';
export * from './ownerEntityRefOf';
