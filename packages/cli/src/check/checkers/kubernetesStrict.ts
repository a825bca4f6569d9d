import fs from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { CheckContext, Checker, Found } from '../Checker';
import { helm, program } from '../needs';
import { CHART_DIR } from '../renderChart';
import { chartFiles } from './fileSelection';
import { kubernetesObjects } from './kubernetesObjects';

/** kubernetes-validate knows Kubernetes' own kinds only; the others are checked by `kubernetes-schemas`. */
const OWN_GROUPS =
  /^(v1|(apps|autoscaling|batch|policy|(networking|rbac\.authorization|scheduling)\.k8s\.io)\/v\d+)$/;

// …/3-prod.yaml: … did not validate for resource demo against version 1.35: what is wrong
const LINE =
  /(\d+)-([\w-]+)\.yaml.* did not validate for resource (\S+) against version \S+: (.*)$/;

/** Puts the objects of each environment into a file of its own, which is named after repository and environment. */
async function lay(context: CheckContext, prefix: string): Promise<string[]> {
  const texts = new Map<string, string>();
  for (const { environment, object } of await kubernetesObjects(context)) {
    if (environment && OWN_GROUPS.test(object.apiVersion)) {
      const file = `${prefix}-${environment}.yaml`;
      texts.set(file, `${texts.get(file) ?? ''}---\n${stringify(object)}`);
    }
  }
  await Promise.all([...texts].map(([file, text]) => fs.writeFile(file, text)));
  return [...texts.keys()];
}

async function validate(contexts: readonly CheckContext[]): Promise<Found[][]> {
  const [{ scratch, toolbox }] = contexts;
  const files: string[] = [];
  for (const [index, context] of contexts.entries()) {
    files.push(...(await lay(context, path.join(scratch, `${index}`))));
  }
  const { status, stdout, stderr } = await toolbox.run(
    'kubernetes-validate',
    ['--strict', '--quiet', '--kubernetes-version', '1.35', ...files],
    { timeoutSeconds: 1800 },
  );
  const found: Found[][] = contexts.map(() => []);
  for (const line of `${stdout}\n${stderr}`.split('\n')) {
    const [, index, environment, resource, message] = LINE.exec(line) ?? [];
    if (message) {
      found[Number(index)].push({
        file: CHART_DIR,
        rule: 'strict',
        message: `${environment}: ${resource}: ${message}`,
      });
    }
  }
  if (status !== 0 && found.flat().length === 0) {
    throw new Error(`kubernetes-validate: ${stdout}${stderr}`);
  }
  return found;
}

/** Kubernetes' own kinds, with no field that the API doesn't have. */
export const kubernetesStrict: Checker = {
  id: 'kubernetes-strict',
  title: 'Kubernetes kinds, no unknown field',
  needs: [helm, program('kubernetes-validate')],
  scope: 'every',
  quickScope: 'main',
  reads: chartFiles,
  async run(context) {
    const [found] = await validate([context]);
    return found;
  },
  runAll: validate,
};
