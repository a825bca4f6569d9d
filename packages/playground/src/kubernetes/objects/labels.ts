import type { Workload } from '../../company/Cluster';

/** The label by which the portal finds the objects of an entity. */
export const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/**
 * Labels that select the pods of a service. The portal's label is among them,
 * because what controllers make (analysis runs) inherits only these.
 */
export function selectorLabels(workload: Workload): Record<string, string> {
  return {
    'app.kubernetes.io/name': workload.service,
    [KUBERNETES_ID]: workload.service,
  };
}

/** Labels of everything that belongs to a service. */
export function commonLabels(workload: Workload): Record<string, string> {
  return {
    ...selectorLabels(workload),
    'app.kubernetes.io/part-of': 'quizmentor',
    'app.kubernetes.io/managed-by': 'Helm',
  };
}
