import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { Address } from '../address/Address';
import type { SourceAddresses } from '../address/SourceAddresses';
import type { ServiceFileProblem } from '../types/ServiceFileProblem';
import type { ServiceFileSet } from '../types/ServiceFileSet';
import type { Target } from './Target';
import { targetSets } from './targetSets';

/**
 * Where the files of an entity lie: beside what `backstage.io/source-location` names, or else beside the file that the
 * entity was read from. Never throws: what can't be used is a problem of the target.
 */
export function locateEntity(
  entity: Entity,
  options: {
    addresses: SourceAddresses;
    sets: ServiceFileSet[];
    maxPatterns: number;
  },
): Target {
  const entityRef = stringifyEntityRef(entity);
  const address = findAddress(entity, options.addresses);
  if ('kind' in address)
    return { entityRef, root: '', sets: [], problems: [address] };
  const { sets, problems } = targetSets({
    entity,
    sets: options.sets,
    folder: address.folder,
    maxPatterns: options.maxPatterns,
  });
  return { entityRef, root: address.root, sets, problems };
}

function findAddress(
  entity: Entity,
  addresses: SourceAddresses,
): Address | ServiceFileProblem {
  const annotations = entity.metadata.annotations ?? {};
  const annotation = annotations[ANNOTATION_SOURCE_LOCATION]
    ? ANNOTATION_SOURCE_LOCATION
    : ANNOTATION_LOCATION;
  const ref = annotations[annotation];
  if (!ref) {
    return {
      kind: 'location',
      message: "The catalog doesn't say where this entity comes from.",
      fix: `Set the annotation '${ANNOTATION_SOURCE_LOCATION}' to 'url:' and the address of the folder in its repository.`,
    };
  }
  try {
    const { type, target } = parseLocationRef(ref);
    if (type !== 'url') throw new Error(`it is of type '${type}', not 'url'`);
    const what = annotation === ANNOTATION_LOCATION ? 'file' : 'folder';
    return addresses.parse(target, what);
  } catch (error) {
    return {
      kind: 'location',
      message: `The files of this entity can't be found: '${annotation}' is '${ref.slice(
        0,
        300,
      )}', and ${toError(error).message}.`,
      fix: `Register the entity by the URL of its file in a repository, or set '${ANNOTATION_SOURCE_LOCATION}' to 'url:' and the address of its folder.`,
    };
  }
}
