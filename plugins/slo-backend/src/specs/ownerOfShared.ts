import { parseEntityRef } from '@backstage/catalog-model';
import type { Slo } from '@causeway/plugin-slo-common';
import type { ServiceFilesSnapshot } from '@causeway/plugin-service-files-node';

/**
 * Tells which SLOs of a file are an entity's, where several entities of a repository have the file: the one whose name the SLO's
 * service is; where none is, the first by entity ref. So each SLO counts once.
 */
export function ownerOfShared(options: {
  snapshot: ServiceFilesSnapshot;
  /** All entities of the repository. */
  claimants: readonly ServiceFilesSnapshot[];
}): (slo: Slo) => boolean {
  const { snapshot, claimants } = options;
  const sharers = new Map<string, string[]>();
  for (const { path } of snapshot.files) {
    sharers.set(
      path,
      claimants
        .filter(({ files }) => files.some(file => file.path === path))
        .map(({ entityRef }) => entityRef)
        .sort(),
    );
  }
  return slo => {
    const refs = sharers.get(slo.source.file) ?? [];
    const named = refs.find(ref => parseEntityRef(ref).name === slo.service);
    const owner = named ?? refs[0];
    return owner === undefined || owner === snapshot.entityRef;
  };
}
