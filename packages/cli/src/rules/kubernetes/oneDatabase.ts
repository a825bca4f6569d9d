import { containersOf, titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

const STORES =
  /(^|[/_-])(postgres|postgresql|pgvector|redis|valkey|mysql|mongo|kafka)([/:@_-]|$)/;

/** Defects 16 to 19, 21 and 23 of the source documents. */
export const oneDatabase: Rule = {
  id: 'one-database',
  what: 'Databases, caches and brokers are AWS services made by Terraform; the chart runs none beside them.',
  why: 'Two databases, and nobody can say which holds the data; one in the cluster has no backup, no standby and no point-in-time recovery.',
  fix: 'remove it from the chart and use what deploy/terraform makes',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const { workload, value } of containersOf(repository)) {
      if (STORES.test(value.text('image').split('@')[0])) {
        yield {
          file: value.file,
          line: value.get('image').line,
          message: `${titleOf(workload.object)} runs ${value.text(
            'image',
          )} in the cluster`,
        };
      }
    }
  },
};
