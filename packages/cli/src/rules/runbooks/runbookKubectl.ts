import type { Problem, Rule } from '../Rule';
import { commandsOf } from './commands';
import { readKubectl } from './kubectl';

const VERBS = new Set([
  'get',
  'describe',
  'logs',
  'create',
  'create job',
  'exec',
  'delete',
  'rollout restart',
  'rollout status',
  'rollout history',
  'rollout undo',
  'rollout pause',
  'rollout resume',
  'top pod',
  'top pods',
  'top node',
  'top nodes',
  'wait',
  'events',
  'port-forward',
  'cp',
  'apply',
  'diff',
  'auth can-i',
  'config use-context',
  'config current-context',
  'explain',
  'api-resources',
  'debug',
  'scale',
  'edit',
  'patch',
  'autoscale',
  'annotate',
  'label',
  'replace',
  'cordon',
  'uncordon',
  'drain',
  'run',
]);

/** Types without a namespace. */
const CLUSTER =
  /^(nodes?|no|namespaces?|ns|crds?|customresourcedefinitions?|clusters?\w*|storageclass(es)?|sc|pv)$/;
const NO_NAMESPACE =
  /^(config|explain|api-resources|auth|drain|cordon|uncordon)/;

/** Defects 80 and 86 of the source documents. */
export const runbookKubectl: Rule = {
  id: 'runbook-kubectl',
  what: "Commands with kubectl exist, name the namespace of an environment, and need no pod of one's own.",
  why: 'Without -n the command looks into default and finds nothing; a debug pod is refused by Pod Security, quota or the network policy, at 2 am.',
  fix: 'write kubectl -n NAME-prod …, with a subcommand that kubectl has; use exec in a pod of the service',
  *check(repository): Iterable<Problem> {
    const values = repository.document('deploy/helm/values.yaml');
    const known = [
      ...repository.environments.map(
        environment => `${repository.name}-${environment}`,
      ),
      ...(values?.entries('network') ?? []).map(([, value]) => value.text()),
      values?.text('gateway.namespace') ?? '',
      'argocd',
      'kube-system',
      'external-secrets',
      'karpenter',
      'argo-rollouts',
      'flagger-system',
      'istio-system',
      'monitoring',
    ];
    for (const document of repository.runbooks) {
      for (const { file, line, words } of commandsOf(document)) {
        const call = readKubectl(words);
        if (!call) continue;
        const { verb, namespace, allNamespaces, targets } = call;
        const at = { file, line };
        const text = words.slice(0, 6).join(' ');
        if (!VERBS.has(verb) && !verb.startsWith('argo rollouts ')) {
          yield { ...at, message: `kubectl has no "${verb}" (${text})` };
          continue;
        }
        if (verb === 'run' || verb === 'debug') {
          yield { ...at, message: `"${text}" needs a pod of its own` };
        }
        const needs =
          !allNamespaces &&
          !NO_NAMESPACE.test(verb) &&
          !targets.every(({ type }) => CLUSTER.test(type)) &&
          verb !== 'apply' &&
          verb !== 'diff';
        if (needs && !namespace) {
          yield { ...at, message: `"${text}" names no namespace` };
        }
        if (
          namespace &&
          !/[$"<>]|^[A-Z-]+$/.test(namespace) &&
          !known.includes(namespace)
        ) {
          yield {
            ...at,
            message: `there is no namespace ${namespace} (${text})`,
          };
        }
      }
    }
  },
};
