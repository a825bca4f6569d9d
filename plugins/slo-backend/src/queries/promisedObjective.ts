import type { JudgedService } from '../evaluate/JudgedService';

/** What a service promises those who depend on it. */
export interface Promised {
  objective: number;
  /** What it kept; null if that isn't known. */
  observed: number | null;
}

/**
 * The promise of a dependency that bounds an SLO: its SLO of the same name, else the one about availability. A latency
 * objective bounds nothing else than latency.
 */
export function promisedObjective(
  service: JudgedService | undefined,
  name: string,
): Promised | undefined {
  const slo =
    service?.slos.find(candidate => candidate.name === name) ??
    service?.slos.find(candidate => /availab|success/i.test(candidate.name));
  if (!service || !slo) {
    return undefined;
  }
  const known = service.evaluated.get(slo.name);
  const trusted =
    known &&
    known.quarantined === null &&
    known.evaluation.state !== 'insufficient-coverage';
  return {
    objective: slo.objective,
    observed: trusted ? known.evaluation.attainment : null,
  };
}
