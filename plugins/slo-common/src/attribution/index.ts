export { apportion } from './apportion';
export { attributeSpend } from './attributeSpend';
export { deployEffect } from './deployEffect';
export type { SpendCause, SpendEvent } from './SpendEvent';
export type { SpendLine, SpendStatement } from './SpendStatement';
