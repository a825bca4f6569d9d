export * from './ownsRepository';
export * from './repositoryOwnerDecision';
export * from './repositoryPermissions';
