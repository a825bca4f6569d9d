import { PerEnvironment } from './environments';

/** Requests a second that one replica of a generated service carries with room to spare. */
const RPS_PER_REPLICA = 20;

/** Bounds of a horizontal autoscaler. @public */
export interface ReplicaRange {
  min: number;
  max: number;
}

/**
 * Replicas from the load at the busiest time.
 *
 * prod keeps at least three (one in each zone) or what half the peak needs, and may grow to three times that, which is at
 * least one and a half times the peak. staging is there to rehearse: two, growing to half of prod's floor. dev has one.
 *
 * @param peakRps - requests a second at the busiest time
 * @public
 */
export function deriveReplicas(peakRps: number): PerEnvironment<ReplicaRange> {
  const prodMin = Math.max(3, Math.ceil(peakRps / 2 / RPS_PER_REPLICA));
  return {
    dev: { min: 1, max: 2 },
    staging: { min: 2, max: Math.max(4, Math.ceil(prodMin / 2)) },
    prod: { min: prodMin, max: prodMin * 3 },
  };
}
