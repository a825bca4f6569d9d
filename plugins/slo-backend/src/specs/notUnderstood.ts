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
    rule: 'file-limits',
    severity: 'error',
    message: `The ${paths} SLO files of this entity are too much to read: ${error.message} What they said before is kept.`,
    fix: 'fewer SLOs, or simpler queries',
  };
}
