// kubernetes-schemas.mjs TOOLS FILE…: validates every object against the schemas of kubernetes-models, installed in TOOLS.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';

const [tools, ...files] = process.argv.slice(2);

/** Which package has the models of an API group; Kubernetes' own are in kubernetes-models. */
const CRD_PACKAGES = {
  'argoproj.io': '@kubernetes-models/argo-cd',
  'autoscaling.k8s.io': '@kubernetes-models/autoscaler',
  'networking.istio.io': '@kubernetes-models/istio',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

async function modelOf({ apiVersion, kind }) {
  const [group] = apiVersion.split('/');
  const rollouts = /^(Rollout|AnalysisTemplate|AnalysisRun|Experiment)$/;
  const name = rollouts.test(kind)
    ? '@kubernetes-models/argo-rollouts'
    : CRD_PACKAGES[group] ?? 'kubernetes-models';
  const file = join(tools, 'node_modules', name, apiVersion, 'index.js');
  if (!existsSync(file)) {
    throw new Error(
      `no schema for ${apiVersion}; get it with: .ci/tools kubernetes-models`,
    );
  }
  const models = await import(pathToFileURL(file).href);
  if (!models[kind]) throw new Error(`${apiVersion} has no kind ${kind}`);
  return models[kind];
}

let objects = 0;
const findings = [];
for (const file of files) {
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    const object = document.toJS();
    if (object) {
      objects += 1;
      try {
        const Model = await modelOf(object);
        new Model(object).validate();
      } catch (error) {
        findings.push(
          `${file}: ${object.kind} ${object.metadata?.name}: ${error.message}`,
        );
      }
    }
  }
}
console.log([...findings, `${objects} objects`].join('\n'));
process.exitCode = findings.length > 0 || objects === 0 ? 1 : 0;
