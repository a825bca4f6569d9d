import type { Problem, Rule } from '../Rule';
import { expressionsOf } from './expressions';

/** Defect 52 of the source documents. */
export const jobExists: Rule = {
  id: 'job-exists',
  what: 'A job label in a query is that of a Service (or pod) of this chart that a monitor scrapes.',
  why: 'With the Prometheus operator the job is the name of the Service: any other selects nothing, and the SLO is fine for ever because there is no data.',
  fix: 'use the name of the Service (or the value of jobLabel)',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const jobs = new Set<string>([
      'kube-state-metrics',
      'kubelet',
      'node-exporter',
      'apiserver',
    ]);
    for (const object of repository.objects) {
      if (['Service', 'PodMonitor', 'Canary'].includes(object.kind)) {
        jobs.add(object.name);
        jobs.add(`${object.environment}-${object.name}`);
        jobs.add(object.value.text('spec.jobLabel'));
        jobs.add(object.value.text('spec.targetRef.name'));
        jobs.add(`${object.namespace}/${object.name}`);
      }
    }
    for (const { promql, at } of expressionsOf(repository)) {
      for (const { matchers } of promql.selectors()) {
        const wanted = matchers.find(
          ({ label, operator }) =>
            label === 'job' && ['=', '=~'].includes(operator),
        );
        if (wanted && !/[$|.*]/.test(wanted.value) && !jobs.has(wanted.value)) {
          yield {
            file: at.file,
            line: at.line,
            message: `there is no job ${wanted.value}`,
          };
        }
      }
    }
  },
};
