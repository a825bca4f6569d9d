import type { Inexpressible } from './Mutation';

const CLUSTER =
  "about the EKS cluster, which the platform makes; a service's repository has no file of it";

/** Defects that no file of a generated service can have. */
export const INEXPRESSIBLE: readonly Inexpressible[] = [
  {
    defect: 35,
    severity: 'C',
    source: 'L763',
    what: 'the EKS module in version 19',
    reason: CLUSTER,
  },
  {
    defect: 36,
    severity: 'A',
    source: 'L790, L804',
    what: 'k8s_labels on node groups',
    reason: CLUSTER,
  },
  {
    defect: 37,
    severity: 'A',
    source: 'L809-813',
    what: 'the effect of a taint as Kubernetes writes it',
    reason: CLUSTER,
  },
  {
    defect: 38,
    severity: 'A',
    source: 'L776',
    what: 'the EBS driver without a role',
    reason: CLUSTER,
  },
  {
    defect: 39,
    severity: 'B',
    source: 'L773',
    what: 'network policies that the CNI does not enforce',
    reason: CLUSTER,
  },
  {
    defect: 40,
    severity: 'B',
    source: 'L763',
    what: 'an open API server, burstable nodes',
    reason: CLUSTER,
  },
];
