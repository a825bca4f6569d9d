/**
 * The pure core of golden paths: names, answers and what follows from them, escaping, and the record that a generated
 * repository keeps. No input or output; runs in browser and server.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './answers/AnswerError';
export * from './answers/deriveAnswers';
export * from './answers/deriveDatabase';
export * from './answers/deriveDelivery';
export * from './answers/deriveReplicas';
export * from './answers/deriveStack';
export * from './answers/environments';
export type { StackInput } from './answers/stackSchema';
export * from './checkFreeText';
export * from './escape';
export * from './mayRun';
export * from './names/checkServiceName';
export * from './names/derivedNames';
export * from './record/scaffoldRecord';
export * from './repository/repoUrl';
export * from './repository/resolveRepository';
