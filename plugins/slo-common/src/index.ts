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
