import { readShell } from '../model/readShell';
import type { Problem, Rule } from '../Rule';
import { jobsOf, scriptsOf } from './workflowModel';

const WRITES =
  /^(kubectl (set|apply|patch|scale|rollout|create|replace|delete|edit)|helm (upgrade|install|rollback|uninstall)|kustomize edit|argocd app (set|rollback))\b/;

/** Defects 64 and 48 of the source documents. */
export const argocdOnlyWriter: Rule = {
  id: 'argocd-only-writer',
  what: 'Workflows and scripts write to Git only; no kubectl, no helm upgrade. There is one way to render: the chart.',
  why: 'Argo CD puts back what a workflow set, seconds after it reported success; a second set of manifests drifts from the first.',
  fix: "commit the change to the branch of the environment (.github/scripts/deploy.sh); remove what isn't the chart",
  *check(repository): Iterable<Problem> {
    const scripts = [
      ...jobsOf(repository).flatMap(({ value }) =>
        scriptsOf(value).map(({ step, script }) => ({
          file: step.file,
          start: step.get('run').line ?? 1,
          script,
        })),
      ),
      ...repository
        .paths(/^(\.github\/scripts|scripts|deploy)\/.*\.sh$|^Makefile$/)
        .map(file => ({ file, start: 0, script: repository.text(file) })),
    ];
    for (const { file, start, script } of scripts) {
      for (const { words, line } of readShell(script)) {
        if (WRITES.test(words.join(' '))) {
          yield {
            file,
            line: start + line,
            message: `"${words
              .slice(0, 5)
              .join(' ')}" writes to the cluster beside Argo CD`,
          };
        }
      }
    }
    const kinds =
      /^(Deployment|StatefulSet|Service|Ingress|HorizontalPodAutoscaler|ConfigMap|Secret|Kustomization|CronJob|Job|Pod)$/;
    const raw = repository.plainObjects.filter(
      ({ kind, apiVersion }) =>
        kinds.test(kind) && !apiVersion.startsWith('backstage.io'),
    );
    for (const { kind, name, value } of raw) {
      yield {
        file: value.file,
        line: value.line,
        message: `the ${kind} ${name} stands outside of the chart`,
      };
    }
    for (const file of repository.paths(/(^|\/)kustomization\.ya?ml$/)) {
      yield {
        file,
        line: 1,
        message: 'a second way to render stands beside the chart',
      };
    }
  },
};
