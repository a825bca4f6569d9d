import {
  sloKey,
  type Finding,
  type LintResult,
  type Slo,
  type SloProblem,
} from '@causeway/plugin-slo-common';
import type {
  ServiceFile,
  ServiceFilesSnapshot,
} from '@causeway/plugin-service-files-node';
import type { StoredFile } from '../store';
import type { StoredDocument } from './documents/StoredDocument';
import type { ServiceSpecs, SpecSlo } from './SpecWriter';
import { toProblem } from './toProblem';
import { uniqueByName } from './uniqueByName';

/** Names of the sets of files that are asked for. */
export const FILE_SETS = { slos: 'slo', policy: 'policy' } as const;

/** What was read of the documents of one cluster. */
export interface ReadDocuments {
  documents: readonly StoredDocument[];
  lint: LintResult;
}

/**
 * What is kept of an entity: its SLOs, each with what is wrong with it, and what is wrong with the files as a whole.
 *
 * @param options.lint - of the entity's SLO files
 * @param options.belongsHere - whether an SLO of a file that several entities share is this entity's
 * @param options.fromClusters - what clusters say besides; an SLO that a file has too is that of the file
 * @param options.problems - of clusters
 */
export function toServiceSpecs(options: {
  snapshot: ServiceFilesSnapshot;
  lint: LintResult;
  annotations: Record<string, string>;
  belongsHere?: (slo: Slo) => boolean;
  fromClusters?: readonly ReadDocuments[];
  problems?: readonly SloProblem[];
  /** When it was read, in milliseconds. */
  readAt: number | null;
}): ServiceSpecs {
  const { snapshot, lint, annotations, belongsHere = () => true } = options;
  const { fromClusters = [], problems = [] } = options;
  const groups = [
    { lint, slos: lint.slos.filter(belongsHere) },
    ...fromClusters.map(toGroup),
  ];
  const { slos, refused, differing } = uniqueByName(
    groups.flatMap(group => group.slos),
  );
  const kept = new Set(slos);
  const bySlo = new Map(slos.map(slo => [slo, [] as Finding[]]));
  const ofFiles: Finding[] = [...refused];
  for (const group of groups) {
    const own = group.slos.filter(slo => kept.has(slo));
    ofFiles.push(...assign(group.lint, own, bySlo));
  }
  differing.forEach((findings, slo) => bySlo.get(slo)?.push(...findings));
  const stored = (file: ServiceFile): StoredFile => ({
    path: file.path,
    url: file.viewUrl,
    commit: snapshot.commit ?? null,
    readAt: options.readAt ?? 0,
  });
  const inSet = (set: string) =>
    snapshot.files.filter(file => file.sets.includes(set));
  const [policyFile] = inSet(FILE_SETS.policy);
  const files = new Map(snapshot.files.map(file => [file.path, file]));
  return {
    service: {
      entityRef: snapshot.entityRef,
      files: [
        ...inSet(FILE_SETS.slos).map(stored),
        ...fromClusters.flatMap(({ documents }) => documents.map(toFile)),
      ],
      policyFile: policyFile
        ? { ...stored(policyFile), text: policyFile.content }
        : null,
      findings: ofFiles,
      problems: [...snapshot.problems.map(toProblem), ...problems],
      readAt: options.readAt,
      annotations,
    },
    slos: slos.map(slo => toSpec(slo, bySlo.get(slo) ?? [], files)),
    unreadable: new Set(
      groups.flatMap(group =>
        group.lint.findings
          .filter(({ slo, severity }) => !slo && severity === 'error')
          .map(({ file }) => file),
      ),
    ),
  };
}

/** SLOs of a cluster, each with the object it is. */
function toGroup({ documents, lint }: ReadDocuments) {
  const objects = new Map(documents.map(({ path, object }) => [path, object]));
  return {
    lint,
    slos: lint.slos.map(slo => ({
      ...slo,
      source: { ...slo.source, object: objects.get(slo.source.file) },
    })),
  };
}

/**
 * Adds each finding to the SLO it is about. Those about SLOs that are somebody else's, or count elsewhere, are left out.
 *
 * @returns those that are about no SLO
 */
function assign(
  lint: LintResult,
  own: readonly Slo[],
  bySlo: ReadonlyMap<Slo, Finding[]>,
): Finding[] {
  const byKey = new Map(own.map(slo => [sloKey(slo), slo]));
  const foreign =
    own.length === lint.slos.length
      ? new Set<string>()
      : new Set(lint.slos.map(sloKey).filter(key => !byKey.has(key)));
  return lint.findings.filter(finding => {
    const key = finding.slo && sloKey(finding.slo);
    const slo = key === undefined ? undefined : byKey.get(key);
    if (slo) bySlo.get(slo)?.push(finding);
    return !slo && (key === undefined || !foreign.has(key));
  });
}

function toFile({ path, object, readAt }: StoredDocument): StoredFile {
  return { path, url: null, commit: null, readAt, object };
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
