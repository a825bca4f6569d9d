import type { SloProblem } from '@causeway/plugin-slo-common';
import type { JudgedService } from '../evaluate/JudgedService';

/** What couldn't be read of a service's files: those that are no SLOs have no row to say it in. */
export function problemsOf(service: JudgedService): SloProblem[] {
  const { service: stored, policy } = service;
  const findings = (stored?.findings ?? [])
    .filter(({ severity }) => severity === 'error')
    .map(
      ({ file, line, message, fix }): SloProblem => ({
        about: 'files',
        message,
        fix,
        file,
        line,
        since: stored?.readAt ?? null,
      }),
    );
  return [...(stored?.problems ?? []), ...findings, ...policy.problems];
}
