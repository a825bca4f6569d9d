import { sloKey, type Finding, type Slo } from '../model';
import { parseSloFiles, type SloFile } from '../parse';
import { analyse } from './analyse';
import type { LintSettings } from './LintSettings';
import { lintRules } from './lintRules';
import { slothId } from './slothId';

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** What linting may know besides the files. */
export interface LintOptions {
  /** The window of SLOs whose format states none; 30 days unless given. */
  windowMs?: number;
  /** How far back Prometheus remembers. */
  retentionMs?: number;
  /** The bounds that histograms really have, by the name of the `…_bucket` series. */
  buckets?: ReadonlyMap<string, ReadonlySet<string>>;
  /** The service of SLOs whose format names none. */
  defaultService?: string;
}

/** SLOs that were read, and what is wrong with the files. */
export interface LintResult {
  /** Every SLO that could be read, those with findings too. */
  slos: Slo[];
  /** By file, line and column. */
  findings: Finding[];
}

/**
 * Reads and lints SLO files.
 *
 * @param files - the files that belong together
 * @param options - what is known besides
 */
export function lintSloFiles(
  files: readonly SloFile[],
  options: LintOptions = {},
): LintResult {
  const parsed = parseSloFiles(files, options);
  const all = parsed.slos.map(analyse);
  const settings: LintSettings = {
    windowMs: options.windowMs ?? THIRTY_DAYS_MS,
    retentionMs: options.retentionMs,
    buckets: options.buckets ?? new Map(),
    firstOfId: new Map(
      [...all].reverse().map(item => [slothId(item.slo), item]),
    ),
  };
  const found = all.flatMap(slo =>
    lintRules.flatMap(rule =>
      [...rule.check(slo, settings)].map(
        ({ at, severity, message, fix }): Finding => ({
          file: at.file,
          line: at.line,
          column: at.column,
          rule: rule.id,
          severity: severity ?? rule.severity,
          message,
          fix,
          slo: { service: slo.slo.service, name: slo.slo.name },
        }),
      ),
    ),
  );
  // An indicator that several SLOs refer to is reported once.
  const unique = new Map(
    [...parsed.findings, ...found].map(finding => [
      [
        finding.file,
        finding.line,
        finding.column,
        finding.rule,
        finding.message,
        finding.slo ? sloKey(finding.slo) : '',
      ].join('\0'),
      finding,
    ]),
  );
  return {
    slos: parsed.slos.map(({ slo }) => slo),
    findings: [...unique.values()].sort(
      (a, b) =>
        a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
    ),
  };
}
