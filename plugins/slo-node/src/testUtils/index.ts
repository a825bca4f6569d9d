/**
 * What every source of counts has to pass.
 *
 * @packageDocumentation
 */
export type { SliSourceCase } from './describeSliSource';
export { describeSliSource } from './describeSliSource';
export { readAll } from './readAll';
