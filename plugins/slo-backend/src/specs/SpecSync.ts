import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type {
  ServiceFiles,
  ServiceFilesChange,
  ServiceFilesSnapshot,
} from '@causeway/plugin-service-files-node';
import type { LintResult, SloFile } from '@causeway/plugin-slo-common';
import type { SloChanges } from '../changes/SloChanges';
import { giveWay } from '../database/giveWay';
import { KeyedLock } from '../lib/KeyedLock';
import { Pauses } from '../lib/Pauses';
import type { DocumentStore } from './documents/DocumentStore';
import type { DocumentGroup } from './documents/StoredDocument';
import type { EntityAnnotations } from './EntityAnnotations';
import { ownerOfShared } from './ownerOfShared';
import type { SpecLinter } from './SpecLinter';
import type { ServiceSpecs, ServiceState, SpecWriter } from './SpecWriter';
import { notUnderstood, tooMuch } from './notUnderstood';
import { toProblem } from './toProblem';
import {
  FILE_SETS,
  toServiceSpecs,
  type ReadDocuments,
} from './toServiceSpecs';
import { withSharers } from './withSharers';

/** What a {@link SpecSync} works with. */
export interface SpecSyncOptions {
  linter: SpecLinter;
  writer: SpecWriter;
  documents: DocumentStore;
  annotations: EntityAnnotations;
  changes: SloChanges;
  logger: LoggerService;
  /** The window of SLOs whose format states none, in milliseconds. */
  windowMs: number;
  now?: () => number;
}

type Files = Pick<ServiceFiles, 'get' | 'list'>;

/** Keeps the store's specs as the files of services, and clusters, say. */
export class SpecSync {
  readonly #options: SpecSyncOptions;
  readonly #lock = new KeyedLock();
  /** Entities whose files were too much to read. */
  readonly #pauses = new Pauses<string>();

  constructor(options: SpecSyncOptions) {
    this.#options = options;
  }

  /**
   * Takes over what changed in one repository.
   *
   * @throws if the catalog or the database can't be asked: whoever calls does so again
   */
  async onChange(change: ServiceFilesChange, files: Files): Promise<void> {
    const { writer, changes, annotations, documents } = this.#options;
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
      const { entityRef } = snapshot;
      const isOther = await this.#lock.run(entityRef, () =>
        this.#write(snapshot, all, known.get(entityRef) ?? {}),
      );
      if (isOther) changed.push(entityRef);
      await giveWay();
    }
    const entityRefs = [...removed, ...changed];
    if (entityRefs.length > 0) {
      await changes.publish({ kind: 'specs', entityRefs });
    }
    // They may have left their repository, not the catalog.
    const left = await documents.read(change.removed);
    if (left.size > 0) await this.onDocuments([...left.keys()], files);
  }

  /**
   * Takes over what clusters say of entities.
   *
   * @throws if the catalog or the database can't be asked
   */
  async onDocuments(entityRefs: string[], files: Files): Promise<void> {
    const { writer, changes, annotations } = this.#options;
    const known = await annotations.read(entityRefs);
    const changed: string[] = [];
    for (const entityRef of entityRefs) {
      const isOther = await this.#lock.run(entityRef, async () => {
        const snapshot = await files.get(entityRef);
        const of = known.get(entityRef);
        if (!of && !snapshot) {
          return (await writer.remove([entityRef])).length > 0;
        }
        const { repository } = snapshot ?? {};
        return this.#write(
          snapshot ?? { entityRef, files: [], problems: [] },
          repository ? await files.list({ repository }) : [],
          of ?? {},
        );
      });
      if (isOther) changed.push(entityRef);
      await giveWay();
    }
    if (changed.length > 0) {
      await changes.publish({ kind: 'specs', entityRefs: changed });
    }
  }

  /** Reads the files of an entity again if they could not be read before, though they are as they were. */
  async retry(entityRef: string, files: Files): Promise<void> {
    const unread = await this.#options.writer.notRead();
    if (unread.includes(entityRef)) await this.onDocuments([entityRef], files);
  }

  /**
   * Takes over what changes without the files: when they were last seen, upstreams that fail, annotations of entities; and what
   * clusters say, in case that a change was missed. Files that could not be read are tried again, less and less often.
   */
  async refresh(files: Files, signal?: AbortSignal): Promise<void> {
    const { writer, annotations, changes, documents } = this.#options;
    const again = [
      ...new Set([
        ...(await documents.entityRefs()),
        ...(await writer.fromClusters()),
        ...(await this.#dueAgain()),
      ]),
    ];
    await this.onDocuments(again, files);
    if (signal?.aborted) return;
    const states = await this.#states(await files.list());
    const changed = await writer.writeStates(states);
    const known = await annotations.read(
      states.map(({ entityRef }) => entityRef),
    );
    changed.push(...(await writer.writeAnnotations(known)));
    if (changed.length > 0) {
      await changes.publish({
        kind: 'specs',
        entityRefs: [...new Set(changed)],
      });
    }
  }

  async #dueAgain(): Promise<string[]> {
    const { writer, now = Date.now } = this.#options;
    const due = (await writer.notRead()).filter(
      ref => !this.#pauses.waits(ref, now()),
    );
    due.forEach(ref => this.#pauses.failed(ref, now()));
    return due;
  }

  async #states(
    snapshots: readonly ServiceFilesSnapshot[],
  ): Promise<ServiceState[]> {
    const said = await this.#options.documents.read(
      snapshots.map(({ entityRef }) => entityRef),
    );
    return snapshots.map(({ entityRef, problems, readAt }) => ({
      entityRef,
      problems: [
        ...problems.map(toProblem),
        ...(said.get(entityRef)?.problems ?? []),
      ],
      readAt: readAt ?? null,
    }));
  }

  async #write(
    snapshot: ServiceFilesSnapshot,
    claimants: readonly ServiceFilesSnapshot[],
    annotations: Record<string, string>,
  ): Promise<boolean> {
    const { documents, writer } = this.#options;
    const { entityRef } = snapshot;
    const said = (await documents.read([entityRef])).get(entityRef);
    const groups = said?.groups ?? [];
    const ages = groups.flatMap(group =>
      group.documents.map(({ readAt }) => readAt),
    );
    const common = {
      snapshot,
      annotations,
      fromClusters: await this.#readDocuments(entityRef, groups),
      problems: said?.problems,
      readAt: snapshot.readAt ?? (ages.length ? Math.min(...ages) : null),
    };
    const specs = await this.#read(common, claimants);
    await giveWay();
    return writer.write(specs);
  }

  async #read(
    common: Omit<Parameters<typeof toServiceSpecs>[0], 'lint' | 'belongsHere'>,
    claimants: readonly ServiceFilesSnapshot[],
  ): Promise<ServiceSpecs> {
    const { snapshot } = common;
    const belongsHere = ownerOfShared({ snapshot, claimants });
    try {
      const lint = await this.#lint(
        snapshot.entityRef,
        snapshot.files
          .filter(({ sets }) => sets.includes(FILE_SETS.slos))
          .map(({ path, content }) => ({
            file: path,
            content,
            commit: snapshot.commit,
          })),
      );
      // Thousands of SLOs come out of the thread in one piece.
      await giveWay();
      return toServiceSpecs({ ...common, lint, belongsHere });
    } catch (error) {
      this.#options.logger.warn(
        `The SLO files of ${snapshot.entityRef} can't be read`,
        toError(error),
      );
      const lint = { slos: [], findings: [] };
      return notUnderstood(toServiceSpecs({ ...common, lint }), {
        paths: snapshot.files.map(({ path }) => path),
        error: toError(error),
      });
    }
  }

  /** Each part by itself: the same SLO in two clusters isn't one too many. */
  async #readDocuments(
    entityRef: string,
    groups: readonly DocumentGroup[],
  ): Promise<ReadDocuments[]> {
    const read: ReadDocuments[] = [];
    for (const { documents } of groups) {
      const files = documents.map(({ path, content }) => ({
        file: path,
        content,
      }));
      const lint = await this.#lint(entityRef, files).catch(
        (error): LintResult => ({
          slos: [],
          findings: files.map(({ file }) =>
            tooMuch({ file, paths: files.length, error: toError(error) }),
          ),
        }),
      );
      read.push({ documents, lint });
    }
    return read;
  }

  #lint(entityRef: string, files: SloFile[]): Promise<LintResult> {
    const { linter, windowMs } = this.#options;
    return linter.lint(files, {
      windowMs,
      defaultService: parseEntityRef(entityRef).name,
    });
  }
}
