import type { ServiceFiles } from '@causeway/plugin-service-files-node';
import type { Ingestor } from './ingest/Ingestor';
import type { SpecSync } from './specs/SpecSync';
import type { DocumentReader } from './specs/documents/DocumentReader';

/** Somebody waits for it. */
const TIMEOUT_MS = 30_000;

/**
 * Reads files, clusters and counts of one entity now. A source that fails says so in its state, and keeps no other from being read.
 *
 * @throws NotFoundError when the catalog has no such entity
 */
export async function refreshEntity(options: {
  entityRef: string;
  files: Pick<ServiceFiles, 'refresh' | 'get' | 'list'>;
  sync: Pick<SpecSync, 'retry'>;
  clusters: Pick<DocumentReader, 'readAll'>;
  ingestors: Iterable<Ingestor>;
}): Promise<void> {
  const { entityRef, files, sync, clusters, ingestors } = options;
  await files.refresh(entityRef);
  await sync.retry(entityRef, files);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  await clusters.readAll(signal);
  await Promise.all(
    [...ingestors].map(ingestor => ingestor.readNow(entityRef, signal)),
  );
}
