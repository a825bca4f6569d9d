import type { Finding } from '@causeway/plugin-slo-common';
import type { ServiceSpecs } from './SpecWriter';

/** What the files said last holds, and that they can't be read now is said. */
export function notUnderstood(
  specs: ServiceSpecs,
  options: { paths: readonly string[]; error: Error },
): ServiceSpecs {
  const { paths, error } = options;
  const finding = tooMuch({
    file: paths[0] ?? '',
    paths: paths.length,
    error,
  });
  return {
    ...specs,
    service: {
      ...specs.service,
      findings: [finding, ...specs.service.findings],
    },
    unreadable: new Set([...specs.unreadable, ...paths]),
  };
}

/** Of files that are worth another try: they may be fine, and what reads them was not. */
export const NOT_READ = 'not-read';

/** Says of a file that it and those beside it can't be read within time and memory. */
export function tooMuch(options: {
  file: string;
  paths: number;
  error: Error;
}): Finding {
  const { file, paths, error } = options;
  return {
    file,
    line: 1,
    column: 1,
    rule: NOT_READ,
    severity: 'error',
    message: `The ${paths} SLO files of this entity are too much to read: ${error.message} What they said before is kept.`,
    fix: 'fewer SLOs, or simpler queries',
  };
}
