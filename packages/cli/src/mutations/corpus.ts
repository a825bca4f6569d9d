import { dataMutations } from './corpus/data';
import { deliveryMutations } from './corpus/delivery';
import { genaiMutations } from './corpus/genai';
import { observabilityMutations } from './corpus/observability';
import { operationsMutations } from './corpus/operations';
import { securityMutations } from './corpus/security';
import { terraformMutations } from './corpus/terraform';
import { trafficMutations } from './corpus/traffic';
import { workloadMutations } from './corpus/workloads';
import type { Mutation } from './Mutation';

/** Every defect of the source documents that can be put into a generated service, by its number. */
export const CORPUS: readonly Mutation[] = [
  ...workloadMutations,
  ...dataMutations,
  ...trafficMutations,
  ...terraformMutations,
  ...observabilityMutations,
  ...deliveryMutations,
  ...securityMutations,
  ...operationsMutations,
  ...genaiMutations,
].sort((left, right) => left.defect - right.defect);
