import { titleOf, workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 12 of the source documents. */
export const scrapedOnce: Rule = {
  id: 'scraped-once',
  what: 'Metrics are scraped through one ServiceMonitor or PodMonitor, not by annotations too.',
  why: 'A pod that is scraped twice is counted twice: rates, SLOs and costs double.',
  fix: 'remove the prometheus.io annotations',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const annotated = [
      ...workloadsOf(repository).map(({ object, annotations }) => ({
        object,
        keys: Object.keys(annotations),
      })),
      ...repository.ofKind('Service').map(object => ({
        object,
        keys: Object.keys(object.value.labels('metadata.annotations')),
      })),
    ];
    for (const { object, keys } of annotated) {
      const key = keys.find(name => name.startsWith('prometheus.io/'));
      if (key) {
        yield {
          file: object.value.file,
          line: repository.lineOf(object.value.file, key),
          message: `${titleOf(
            object,
          )} is scraped by the annotation ${key} as well`,
        };
      }
    }
  },
};
