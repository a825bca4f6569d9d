import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type {
  ServiceFiles,
  ServiceFilesChange,
  ServiceFilesSnapshot,
} from '@causeway/plugin-service-files-node';
import type { LintResult } from '@causeway/plugin-slo-common';
import type { SloChanges } from '../changes/SloChanges';
import { giveWay } from '../database/giveWay';
import type { EntityAnnotations } from './EntityAnnotations';
import { ownerOfShared } from './ownerOfShared';
import type { SpecLinter } from './SpecLinter';
import type { ServiceSpecs, SpecWriter } from './SpecWriter';
import { FILE_SETS, toServiceSpecs } from './toServiceSpecs';

/** What a {@link SpecSync} works with. */
export interface SpecSyncOptions {
  linter: SpecLinter;
  writer: SpecWriter;
  annotations: EntityAnnotations;
  changes: SloChanges;
  logger: LoggerService;
  /** The window of SLOs whose format states none, in milliseconds. */
  windowMs: number;
}

/** Keeps the store's specs as the files of services say. */
export class SpecSync {
  readonly #options: SpecSyncOptions;

  constructor(options: {
    linter: SpecLinter;
    writer: SpecWriter;
    annotations: EntityAnnotations;
    changes: SloChanges;
    logger: LoggerService;
    windowMs: number;
  }) {
    this.#options = options;
  }

  /**
   * Takes over what changed in one repository.
   *
   * @throws if the catalog or the database can't be asked: whoever calls does so again
   */
  async onChange(
    change: ServiceFilesChange,
    files: Pick<ServiceFiles, 'list'>,
  ): Promise<void> {
    const { writer, changes, annotations } = this.#options;
    const removed = await writer.remove(change.removed);
    const all = change.repository
      ? await files.list({ repository: change.repository })
      : change.updated;
    const snapshots = withSharers(change, all);
    const known = await annotations.read(
      snapshots.map(({ entityRef }) => entityRef),
    );
    const changed: string[] = [];
    for (const snapshot of snapshots) {
      const specs = await this.#read(snapshot, {
        claimants: all,
        annotations: known.get(snapshot.entityRef) ?? {},
      });
      if (await writer.write(specs)) changed.push(snapshot.entityRef);
      await giveWay();
    }
    const entityRefs = [...removed, ...changed];
    if (entityRefs.length > 0) {
      await changes.publish({ kind: 'specs', entityRefs });
    }
  }

  /** Takes over what changes without the files: when they were last seen, upstreams that fail, annotations of entities. */
  async refresh(
    files: Pick<ServiceFiles, 'list'>,
    signal?: AbortSignal,
  ): Promise<void> {
    const { writer, annotations, changes } = this.#options;
    const snapshots = await files.list();
    const changed = await writer.writeStates(
      snapshots.map(({ entityRef, problems, readAt }) => ({
        entityRef,
        problems,
        readAt: readAt ?? null,
      })),
    );
    if (signal?.aborted) return;
    const known = await annotations.read(
      snapshots.map(({ entityRef }) => entityRef),
    );
    changed.push(...(await writer.writeAnnotations(known)));
    if (changed.length > 0) {
      await changes.publish({
        kind: 'specs',
        entityRefs: [...new Set(changed)],
      });
    }
  }

  async #read(
    snapshot: ServiceFilesSnapshot,
    context: {
      claimants: readonly ServiceFilesSnapshot[];
      annotations: Record<string, string>;
    },
  ): Promise<ServiceSpecs> {
    const belongsHere = ownerOfShared({
      snapshot,
      claimants: context.claimants,
    });
    const readAt = snapshot.readAt ?? null;
    const { annotations } = context;
    try {
      const lint = await this.#lint(snapshot);
      return toServiceSpecs({
        snapshot,
        lint,
        annotations,
        belongsHere,
        readAt,
      });
    } catch (error) {
      this.#options.logger.warn(
        `The SLO files of ${snapshot.entityRef} can't be read`,
        toError(error),
      );
      return notUnderstood(
        toServiceSpecs({
          snapshot,
          lint: { slos: [], findings: [] },
          annotations,
          readAt,
        }),
        toError(error),
      );
    }
  }

  #lint(snapshot: ServiceFilesSnapshot): Promise<LintResult> {
    const { linter, windowMs } = this.#options;
    return linter.lint(
      snapshot.files
        .filter(({ sets }) => sets.includes(FILE_SETS.slos))
        .map(({ path, content }) => ({
          file: path,
          content,
          commit: snapshot.commit,
        })),
      { windowMs, defaultService: parseEntityRef(snapshot.entityRef).name },
    );
  }
}

/** The entities that changed, and those that share a file with one of them: to whom its SLOs belong may have changed. */
function withSharers(
  change: ServiceFilesChange,
  all: readonly ServiceFilesSnapshot[],
): ServiceFilesSnapshot[] {
  const paths = new Set(
    change.updated.flatMap(({ files }) => files.map(({ path }) => path)),
  );
  const updated = new Map(
    change.updated.map(snapshot => [snapshot.entityRef, snapshot]),
  );
  for (const snapshot of all) {
    const shares =
      change.removed.length > 0 ||
      snapshot.files.some(({ path }) => paths.has(path));
    if (shares && !updated.has(snapshot.entityRef)) {
      updated.set(snapshot.entityRef, snapshot);
    }
  }
  return [...updated.values()];
}

/** What the files said last holds, and that they can't be read now is said. */
function notUnderstood(specs: ServiceSpecs, error: Error): ServiceSpecs {
  const paths = specs.service.files.map(({ path }) => path);
  return {
    ...specs,
    service: {
      ...specs.service,
      findings: [
        {
          file: paths[0] ?? '',
          line: 1,
          column: 1,
          rule: 'file-limits',
          severity: 'error',
          message: `The ${paths.length} SLO files of this entity are too much to read: ${error.message} What they said before is kept.`,
          fix: 'fewer SLOs, or simpler queries',
        },
      ],
    },
    unreadable: new Set(paths),
  };
}
