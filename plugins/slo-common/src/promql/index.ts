export { countKind } from './countKind';
export { eventsOfRatio, type RatioEvents } from './eventsOfRatio';
export { labelsOf, type Labels } from './labelsOf';
export { literalsOf } from './literalsOf';
export { matcherAccepts } from './matcherAccepts';
export { Promql } from './Promql';
export type { Matcher, Operation, Range, Selector } from './Promql';
export { signedSelectors, type SignedSelector } from './signedSelectors';
export { WINDOW_VARIABLE, fillWindow } from './windowVariable';
