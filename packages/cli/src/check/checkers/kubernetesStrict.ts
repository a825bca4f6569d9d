import fs from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Checker, Found } from '../Checker';
import { helm, program } from '../needs';
import { CHART_DIR } from '../renderChart';
import { chartFiles } from './fileSelection';
import { kubernetesObjects } from './kubernetesObjects';

/** kubernetes-validate knows Kubernetes' own kinds only; the others are checked by `kubernetes-schemas`. */
const OWN_GROUPS =
  /^(v1|(apps|autoscaling|batch|policy|(networking|rbac\.authorization|scheduling)\.k8s\.io)\/v\d+)$/;

const LINE = /did not validate for resource (\S+) against version \S+: (.*)$/;

/** Kubernetes' own kinds, with no field that the API doesn't have. */
export const kubernetesStrict: Checker = {
  id: 'kubernetes-strict',
  title: 'Kubernetes kinds, no unknown field',
  needs: [helm, program('kubernetes-validate')],
  scope: 'every',
  quickScope: 'main',
  reads: chartFiles,
  async run(context) {
    const objects = await kubernetesObjects(context);
    const files = new Map<string, string>();
    for (const { environment, object } of objects) {
      if (environment && OWN_GROUPS.test(object.apiVersion)) {
        const file = path.join(context.scratch, `${environment}.yaml`);
        files.set(file, `${files.get(file) ?? ''}---\n${stringify(object)}`);
      }
    }
    await Promise.all(
      [...files].map(([file, text]) => fs.writeFile(file, text)),
    );
    const { status, stdout, stderr } = await context.toolbox.run(
      'kubernetes-validate',
      ['--strict', '--quiet', '--kubernetes-version', '1.35', ...files.keys()],
    );
    const found = `${stdout}\n${stderr}`
      .split('\n')
      .flatMap((line): Found[] => {
        const [, resource, message] = LINE.exec(line) ?? [];
        const environment = /(\w+)\.yaml did not/.exec(line)?.[1];
        return message
          ? [
              {
                file: CHART_DIR,
                rule: 'strict',
                message: `${environment}: ${resource}: ${message}`,
              },
            ]
          : [];
      });
    if (status !== 0 && found.length === 0) {
      throw new Error(`kubernetes-validate: ${stdout}${stderr}`);
    }
    return found;
  },
};
