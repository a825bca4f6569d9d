import type { LintRule } from './LintRule';

/** What is reported while files are read, before any rule looks at an SLO. */
export const fileRules: ReadonlyArray<
  Pick<LintRule, 'id' | 'severity' | 'what' | 'why'>
> = [
  {
    id: 'yaml-syntax',
    severity: 'error',
    what: 'The file is YAML, and no key stands twice.',
    why: 'A document that cannot be read has no SLOs: nothing of it is measured, nobody is alerted. The other documents of the file are read.',
  },
  {
    id: 'file-limits',
    severity: 'error',
    what: 'A file has at most 500,000 characters, 500 documents, 1,000 SLOs, 100 aliases in a document and 40 levels.',
    why: 'No file may stop the others from being read.',
  },
  {
    id: 'unknown-format',
    severity: 'error',
    what: 'Each document is of a format that is read.',
    why: 'Nothing of another document is measured.',
  },
  {
    id: 'schema',
    severity: 'error',
    what: 'Each SLO has the fields of its format.',
    why: 'An SLO that lacks one is not measured. The other SLOs of the file are.',
  },
  {
    id: 'unknown-field',
    severity: 'warning',
    what: 'Every field is one of the format.',
    why: 'Sloth ignores fields it does not know: page_alerts: { disable: true } still pages.',
  },
  {
    id: 'name-format',
    severity: 'error',
    what: 'Names of SLOs and services have 2 to 128 letters, digits, -, _ and ., with letters or digits at both ends.',
    why: 'They become labels and names of rule groups; Sloth refuses others.',
  },
];
