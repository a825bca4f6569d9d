import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { helm, kubernetesModels, kubernetesModelsDir } from '../needs';
import { objectFiles } from './fileSelection';
import { checkFlagger } from './flagger';
import { KubernetesObject, kubernetesObjects } from './kubernetesObjects';

/** Which package has the schemas of an API group; Kubernetes' own are in `kubernetes-models`. */
const PACKAGES: Record<string, string> = {
  'argoproj.io': '@kubernetes-models/argo-cd',
  'autoscaling.k8s.io': '@kubernetes-models/autoscaler',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
  'networking.istio.io': '@kubernetes-models/istio',
  'security.istio.io': '@kubernetes-models/istio',
};

const ROLLOUT_KINDS = [
  'Rollout',
  'AnalysisTemplate',
  'ClusterAnalysisTemplate',
  'AnalysisRun',
  'Experiment',
];

function packageOf({ apiVersion, kind }: KubernetesObject): string {
  const [group] = apiVersion.split('/');
  if (ROLLOUT_KINDS.includes(kind)) {
    return '@kubernetes-models/argo-rollouts';
  }
  return PACKAGES[group] ?? 'kubernetes-models';
}

type Model = new (object: KubernetesObject) => { validate(): void };

function loadModel(
  modelsDir: string,
  object: KubernetesObject,
): Model | undefined {
  const file = path.join(
    modelsDir,
    packageOf(object),
    object.apiVersion,
    'index.js',
  );
  return fs.existsSync(file)
    ? createRequire(file)(file)[object.kind]
    : undefined;
}

function problemOf(
  modelsDir: string,
  object: KubernetesObject,
): string | undefined {
  if (object.apiVersion === 'flagger.app/v1beta1') {
    return checkFlagger(object);
  }
  const ObjectModel = loadModel(modelsDir, object);
  if (!ObjectModel) {
    return `there is no schema of ${object.apiVersion} ${object.kind} to check it with`;
  }
  try {
    new ObjectModel(object).validate();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every object against the schema of its kind, custom resources too. */
export const kubernetesSchemas: Checker = {
  id: 'kubernetes-schemas',
  title: 'schemas of Kubernetes and custom resources',
  needs: [helm, kubernetesModels],
  scope: 'every',
  reads: objectFiles,
  async run(context) {
    const modelsDir = kubernetesModelsDir(context.toolbox);
    return (await kubernetesObjects(context)).flatMap(
      ({ file, environment, object }): Found[] => {
        const problem = problemOf(modelsDir, object);
        return problem
          ? [
              {
                file,
                rule: object.kind,
                message: `${environment ? `${environment}: ` : ''}${
                  object.metadata?.name
                }: ${problem}`,
              },
            ]
          : [];
      },
    );
  },
};
