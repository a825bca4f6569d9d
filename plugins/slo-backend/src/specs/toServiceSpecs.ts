import {
  sloKey,
  type Finding,
  type LintResult,
  type Slo,
} from '@causeway/plugin-slo-common';
import type {
  ServiceFile,
  ServiceFilesSnapshot,
} from '@causeway/plugin-service-files-node';
import type { StoredFile } from '../store';
import type { ServiceSpecs, SpecSlo } from './SpecWriter';
import { toProblem } from './toProblem';

/** Names of the sets of files that are asked for. */
export const FILE_SETS = { slos: 'slo', policy: 'policy' } as const;

const LONGEST_NAME = 200;

/**
 * What is kept of an entity: its SLOs, each with what is wrong with it, and what is wrong with the files as a whole.
 *
 * @param options.lint - of the entity's SLO files
 * @param options.belongsHere - whether an SLO of a file that several entities share is this entity's
 */
export function toServiceSpecs(options: {
  snapshot: ServiceFilesSnapshot;
  lint: LintResult;
  annotations: Record<string, string>;
  belongsHere?: (slo: Slo) => boolean;
  /** When it was read, in milliseconds. */
  readAt: number | null;
}): ServiceSpecs {
  const { snapshot, lint, annotations, belongsHere = () => true } = options;
  const files = new Map(snapshot.files.map(file => [file.path, file]));
  const ours = lint.slos.filter(belongsHere);
  const { slos, refused } = uniqueByName(ours);
  const keys = new Set(slos.map(sloKey));
  const foreign = new Set(lint.slos.map(sloKey).filter(key => !keys.has(key)));
  const bySlo = new Map<string, Finding[]>();
  const ofFiles: Finding[] = [...refused];
  for (const finding of lint.findings) {
    const key = finding.slo && sloKey(finding.slo);
    if (key !== undefined && keys.has(key)) {
      bySlo.set(key, [...(bySlo.get(key) ?? []), finding]);
    } else if (key === undefined || !foreign.has(key)) {
      ofFiles.push(finding);
    }
  }
  const stored = (file: ServiceFile): StoredFile => ({
    path: file.path,
    url: file.viewUrl,
    commit: snapshot.commit ?? null,
    readAt: options.readAt ?? 0,
  });
  const inSet = (set: string) =>
    snapshot.files.filter(file => file.sets.includes(set));
  const [policyFile] = inSet(FILE_SETS.policy);
  return {
    service: {
      entityRef: snapshot.entityRef,
      files: inSet(FILE_SETS.slos).map(stored),
      policyFile: policyFile
        ? { ...stored(policyFile), text: policyFile.content }
        : null,
      findings: ofFiles,
      problems: snapshot.problems.map(toProblem),
      readAt: options.readAt,
      annotations,
    },
    slos: slos.map(slo => toSpec(slo, bySlo.get(sloKey(slo)) ?? [], files)),
    unreadable: new Set(
      lint.findings
        .filter(({ slo, severity }) => !slo && severity === 'error')
        .map(({ file }) => file),
    ),
  };
}

function toSpec(
  slo: Slo,
  findings: Finding[],
  files: ReadonlyMap<string, ServiceFile>,
): SpecSlo {
  const error = findings.find(({ severity }) => severity === 'error');
  const url = files.get(slo.source.file)?.viewUrl;
  return {
    slo,
    findings,
    quarantined: error ? `${error.rule}: ${error.message}` : null,
    url: url ? `${url}#L${slo.source.line}` : null,
  };
}

/** An SLO is known by its entity and name, whatever service its file names. */
function uniqueByName(slos: readonly Slo[]): {
  slos: Slo[];
  refused: Finding[];
} {
  const kept = new Map<string, Slo>();
  const refused: Finding[] = [];
  for (const slo of slos) {
    const other = kept.get(slo.name);
    if (!/^[^\p{Cc}]*$/u.test(slo.name) || slo.name.length > LONGEST_NAME) {
      refused.push(
        toFinding(slo, 'name-unfit', {
          message: `The name of this SLO has ${slo.name.length} characters, or characters that can't be shown. It isn't measured.`,
          fix: `a name of up to ${LONGEST_NAME} letters, digits, '-', '_' and '.'`,
        }),
      );
    } else if (!other) {
      kept.set(slo.name, slo);
    } else if (other.service !== slo.service) {
      refused.push(
        toFinding(slo, 'duplicate-name', {
          message: `'${slo.name}' of service '${slo.service}' has the same name as the SLO of service '${other.service}' in ${other.source.file}:${other.source.line}. Both belong to this entity, so only that one is measured.`,
          fix: 'another name for one of them',
        }),
      );
    }
  }
  return { slos: [...kept.values()], refused };
}

function toFinding(
  slo: Slo,
  rule: string,
  text: Pick<Finding, 'message' | 'fix'>,
): Finding {
  const { file, line, column } = slo.source;
  return { file, line, column, rule, severity: 'error', ...text };
}
