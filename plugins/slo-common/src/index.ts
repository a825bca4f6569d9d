/**
 * What the SLO area knows without doing anything: specs read and linted, rules made from them.
 *
 * @packageDocumentation
 */
export * from './model';
export * from './parse';
export * from './promql';
export * from './lint';
export * from './rules';
export * from './ledger';
export * from './steps';
export * from './counting';
export * from './sources';
export * from './maths';
export * from './alerts';
export * from './policy';
export * from './attribution';
export * from './api';
export * from './permissions';
export * from './annotations';
export * from './constants';
