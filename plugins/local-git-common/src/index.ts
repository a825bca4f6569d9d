/**
 * What the embedded Git host's backend, its clients and its pages agree on: types, names, addresses, permissions.
 *
 * @packageDocumentation
 */
export * from './constants';
export * from './names';
export * from './permissions';
export * from './types';
export * from './urls';
