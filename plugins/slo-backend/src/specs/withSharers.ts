import type {
  ServiceFilesChange,
  ServiceFilesSnapshot,
} from '@causeway/plugin-service-files-node';

/** The entities that changed, and those that share a file with one of them: to whom its SLOs belong may have changed. */
export function withSharers(
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
