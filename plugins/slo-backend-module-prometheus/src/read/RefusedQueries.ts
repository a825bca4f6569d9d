import { queriesOf, type SloPlan } from '@causeway/plugin-slo-common';
import { UpstreamError } from '../client/UpstreamError';
import { BoundedMap } from './BoundedMap';

const REMEMBERED = 10_000;
const FOR_MS = 60 * 60_000;

/**
 * Queries that Prometheus refused by themselves. For an hour they are not asked again: in a batch they would spoil the answers to
 * the others, and finding them costs requests.
 */
export class RefusedQueries {
  readonly #known = new BoundedMap<
    string,
    { error: UpstreamError; until: number }
  >(REMEMBERED);

  refuse(plan: SloPlan, error: UpstreamError): void {
    this.#known.set(keyOf(plan), { error, until: Date.now() + FOR_MS });
  }

  find(plan: SloPlan): UpstreamError | undefined {
    const known = this.#known.get(keyOf(plan));
    return known && known.until > Date.now() ? known.error : undefined;
  }
}

function keyOf(plan: SloPlan): string {
  return queriesOf(plan).join('\n');
}
