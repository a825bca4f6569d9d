import type { SliFailure, SloRef } from '@causeway/plugin-slo-node';
import type { UpstreamError } from '../client/UpstreamError';

/** Says of one SLO that nothing is known of a range, and why. */
export function failureOf(options: {
  slo: SloRef;
  range: { from: number; to: number };
  error: UpstreamError;
}): SliFailure {
  const { slo, range, error } = options;
  const ofQuery = error.kind === 'query' || error.kind === 'too-much';
  return {
    slo: { entityRef: slo.entityRef, name: slo.name },
    ...range,
    error: {
      message: error.message,
      fix: error.fix,
      ...(ofQuery && !error.slow && { permanent: true }),
    },
  };
}
