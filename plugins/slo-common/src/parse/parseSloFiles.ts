import type { Finding } from '../model';
import type { FormatReader } from './FormatReader';
import { limits } from './limits';
import { openSloReader } from './openslo/openSloReader';
import type { ParsedSlo } from './ParsedSlo';
import { pyrraReader } from './pyrra/pyrraReader';
import { readDocuments, type SloFile } from './readDocuments';
import { slothCrdReader, slothReader } from './sloth/slothReader';
import type { SpecDocument } from './SpecDocument';

const READERS: readonly FormatReader[] = [
  slothReader,
  slothCrdReader,
  openSloReader,
  pyrraReader,
];

const BESIDE_OPENSLO = [
  ...['DataSource', 'Datasource', 'SLI', 'Service', 'AlertPolicy'],
  ...['AlertCondition', 'AlertNotificationTarget'],
];

/** Documents that may stand beside SLOs and say nothing that has to be read here. */
const BESIDE: ReadonlyArray<[apiVersion: string, kinds: string[]]> = [
  ['openslo/v1', BESIDE_OPENSLO],
  ['openslo.com/v1', BESIDE_OPENSLO],
  ['sloth.slok.dev/v1', ['AlertWindows']],
  [
    'monitoring.coreos.com/v1',
    ['PrometheusRule', 'ServiceMonitor', 'PodMonitor'],
  ],
];

function isBeside(document: SpecDocument): boolean {
  const kind = String(document.get(['kind']) ?? '');
  const apiVersion = document.get(['apiVersion']);
  return BESIDE.some(
    ([version, kinds]) => version === apiVersion && kinds.includes(kind),
  );
}

function reportUnknown(document: SpecDocument): void {
  if (typeof document.value !== 'object' || document.value === null) {
    if (document.value !== null && document.value !== undefined)
      document.report({
        path: [],
        rule: 'unknown-format',
        severity: 'error',
        message:
          'This document is a single value, not an SLO. Nothing of it is measured.',
        fix: 'begin it with version: prometheus/v1',
      });
    return;
  }
  const version =
    document.get(['version']) ?? document.get(['apiVersion']) ?? 'nothing';
  const kind = document.get(['kind']);
  const said = [version, kind].filter(Boolean).map(String).join(' ');
  document.report({
    path: [document.get(['version']) === undefined ? 'apiVersion' : 'version'],
    rule: 'unknown-format',
    severity: 'error',
    message: `This document says it is ${said.slice(
      0,
      80,
    )}, which is not read here. Nothing of it is measured.`,
    fix: 'Sloth (version: prometheus/v1, or apiVersion: sloth.slok.dev/v1 with kind: PrometheusServiceLevel), OpenSLO (apiVersion: openslo/v1 or openslo.com/v1 with kind: SLO) or Pyrra (apiVersion: pyrra.dev/v1alpha1 with kind: ServiceLevelObjective)',
  });
}

/** What was found in files. */
export interface ParsedFiles {
  slos: ParsedSlo[];
  findings: Finding[];
}

function readDocument(
  document: SpecDocument,
  documents: SpecDocument[],
  defaultService?: string,
): ParsedSlo[] {
  const reader = READERS.find(({ accepts }) => accepts(document));
  if (reader) return reader.read(document, { documents, defaultService });
  if (!isBeside(document)) reportUnknown(document);
  return [];
}

/**
 * Reads SLO files: Sloth `prometheus/v1` and `PrometheusServiceLevel`, OpenSLO v1, Pyrra `ServiceLevelObjective`; several
 * documents in a file, several formats beside each other. What can't be read becomes a finding and loses nothing else.
 *
 * @param files - the files that belong together: OpenSLO refers from one to another
 * @param options - the service of SLOs whose format names none
 */
export function parseSloFiles(
  files: readonly SloFile[],
  options: { defaultService?: string } = {},
): ParsedFiles {
  const opened = files.map(file => ({ file, ...readDocuments(file) }));
  const documents = opened.flatMap(file => file.documents);
  const slos = opened.flatMap(file => {
    const found = file.documents.flatMap(document =>
      readDocument(document, documents, options.defaultService),
    );
    if (found.length <= limits.slos) return found;
    file.findings.push({
      file: file.file.file,
      line: found[limits.slos].slo.source.line,
      column: 1,
      rule: 'file-limits',
      severity: 'error',
      message: `This file has ${found.length} SLOs; those after the ${limits.slos}th, which begins here, are not read.`,
      fix: 'split the file',
    });
    return found.slice(0, limits.slos);
  });
  return {
    slos,
    findings: [
      ...opened.flatMap(({ findings }) => findings),
      ...documents.flatMap(({ findings }) => findings),
    ],
  };
}
