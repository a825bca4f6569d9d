import { Promql, queriesOf } from '@causeway/plugin-slo-common';
import { QueryBatch } from './QueryBatch';
import type { Task } from './Task';

/** Of what is put round each query. */
const WRAPPING_CHARACTERS = 80;

function lengthOf({ plan }: Task): number {
  return queriesOf(plan).reduce(
    (sum, query) => sum + query.length + WRAPPING_CHARACTERS,
    0,
  );
}

function totalOf({ plan: { counts } }: Task): string {
  return counts.type === 'events' ? counts.total.query : counts.ratio;
}

function isPromql({ plan }: Task): boolean {
  return queriesOf(plan).every(
    query => new Promql(query).errorOffset === undefined,
  );
}

/**
 * Puts SLOs into as few requests as the limits allow, those with the same query of all events side by side. A query that isn't
 * PromQL as we know it (MetricsQL is more; so is a mistake) is asked by itself: it could reach into its neighbours.
 */
export function makeBatches(
  tasks: readonly Task[],
  limits: { slosPerRequest: number; maxQueryCharacters: number },
): QueryBatch[] {
  const batches: Task[][] = [];
  const alone: Task[][] = [];
  let room = 0;
  const sorted = tasks
    .map(task => ({ task, total: totalOf(task) }))
    .sort((a, b) => (a.total < b.total ? -1 : Number(a.total > b.total)));
  for (const { task } of sorted) {
    if (!isPromql(task)) {
      alone.push([task]);
      continue;
    }
    const length = lengthOf(task);
    const last = batches.at(-1);
    if (last && last.length < limits.slosPerRequest && length <= room) {
      last.push(task);
      room -= length;
    } else {
      batches.push([task]);
      room = limits.maxQueryCharacters - length;
    }
  }
  return [...batches, ...alone].map(members => new QueryBatch(members));
}
