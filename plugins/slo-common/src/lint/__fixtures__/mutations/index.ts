import { bucketMutations } from './bucketMutations';
import { countMutations } from './countMutations';
import { eventMutations } from './eventMutations';
import { promiseMutations } from './promiseMutations';
import { spellingMutations } from './spellingMutations';
import type { Mutation } from './Mutation';

/** The defects that the reference names, and those that people make besides. */
export const mutations: Mutation[] = [
  ...bucketMutations,
  ...countMutations,
  ...eventMutations,
  ...promiseMutations,
  ...spellingMutations,
];
