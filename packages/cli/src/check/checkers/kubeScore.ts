import { parseAllDocuments } from 'yaml';
import type { Checker, Found } from '../Checker';
import { helm, program } from '../needs';
import { CHART_DIR } from '../renderChart';
import { chartFiles } from './fileSelection';

// [CRITICAL] demo apps/v1/Deployment: (demo) What is wrong
const LINE = /^\[CRITICAL\] (.*)$/;

/**
 * The same objects with a Deployment in place of a Rollout, which kube-score doesn't know: so the pods are looked at, and
 * Services, autoscaler and network policies find what they are for.
 */
function withoutRollouts(text: string): string {
  return parseAllDocuments(text)
    .map(document => {
      if (document.get('kind') === 'Rollout') {
        document.set('apiVersion', 'apps/v1');
        document.set('kind', 'Deployment');
        document.deleteIn(['spec', 'strategy']);
        document.deleteIn(['spec', 'rollbackWindow']);
        document.deleteIn(['spec', 'progressDeadlineAbort']);
      }
      const target = ['spec', 'scaleTargetRef'];
      if (document.getIn([...target, 'kind']) === 'Rollout') {
        document.setIn([...target, 'apiVersion'], 'apps/v1');
        document.setIn([...target, 'kind'], 'Deployment');
      }
      return String(document);
    })
    .join('---\n');
}

/** kube-score over the objects of each environment. */
export const kubeScore: Checker = {
  id: 'kube-score',
  title: 'kube-score',
  // `go install` leaves its version empty: what is pinned in .ci/tools stands for it.
  needs: [helm, program('kube-score', { version: ['version'] })],
  scope: 'every',
  quickScope: 'main',
  reads: chartFiles,
  async run({ manifests, toolbox }) {
    const found: Found[] = [];
    for (const [environment, text] of await manifests()) {
      const { stdout, stderr } = await toolbox.run(
        'kube-score',
        [
          'score',
          // A CPU limit only throttles; requests and the autoscaler share the nodes fairly.
          '--ignore-container-cpu-limit',
          '--kubernetes-version',
          'v1.35',
          '--output-format',
          'ci',
          '-',
        ],
        { input: withoutRollouts(text) },
      );
      if (!stdout.includes('[OK]')) {
        throw new Error(`kube-score: ${stdout}${stderr}`);
      }
      for (const line of stdout.split('\n')) {
        const [, message] = LINE.exec(line) ?? [];
        if (message) {
          found.push({
            file: CHART_DIR,
            rule: 'critical',
            message: `${environment}: ${message}`,
          });
        }
      }
    }
    return found;
  },
};
