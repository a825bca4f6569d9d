import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { SloObject } from '../client/objectSchema';
import { parseSelector, type LabelMatcher } from './parseSelector';
import { serviceOf } from './serviceOf';

const PREFIX = 'backstage.io/kubernetes-';
const ID_LABEL = `${PREFIX}id`;

/** What an entity says of itself and its objects. */
interface Claim {
  entityRef: string;
  names: Set<string>;
  id?: string;
  selector?: LabelMatcher;
  namespace?: string;
  cluster?: string;
}

/**
 * Whose an object is, by the annotations with which entities find their other objects: a label selector, or the label
 * `backstage.io/kubernetes-id`; and by the service it names, for entities that name their namespace. Only the entity says so:
 * an object can't make itself part of one that names another namespace or cluster.
 */
export class Assignment {
  readonly #byId = new Map<string, Claim[]>();
  readonly #byNamespace = new Map<string, Claim[]>();
  readonly #selectors: Claim[] = [];

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) {
      const claim = toClaim(entity);
      if (claim.selector) this.#selectors.push(claim);
      else if (claim.id) add(this.#byId, claim.id, claim);
      if (claim.namespace) add(this.#byNamespace, claim.namespace, claim);
    }
  }

  /** The entity; of several the one that has the name of the object's service, else the first. */
  entityOf(cluster: string, object: SloObject): string | undefined {
    const { labels, namespace } = object.metadata;
    const service = serviceOf(object);
    const isHere = (claim: Claim) =>
      (claim.namespace ?? namespace) === namespace &&
      (claim.cluster ?? cluster) === cluster;
    const isNamed = ({ names }: Claim) =>
      service !== undefined && names.has(service);
    const labelled = [
      ...(Object.hasOwn(labels, ID_LABEL)
        ? this.#byId.get(labels[ID_LABEL]) ?? []
        : []),
      ...this.#selectors.filter(({ selector }) => selector?.(labels)),
    ].filter(isHere);
    const candidates =
      labelled.length > 0
        ? labelled
        : (this.#byNamespace.get(namespace) ?? []).filter(
            claim => isHere(claim) && isNamed(claim),
          );
    const byRef = [...candidates].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    return (byRef.find(isNamed) ?? byRef.at(0))?.entityRef;
  }
}

function toClaim(entity: Entity): Claim {
  const annotations = entity.metadata.annotations ?? {};
  const said = (name: string) => annotations[`${PREFIX}${name}`] || undefined;
  const selector = said('label-selector');
  const id = said('id');
  return {
    entityRef: stringifyEntityRef(entity),
    names: new Set([entity.metadata.name, ...(id ? [id] : [])]),
    id,
    selector: selector ? parseSelector(selector) ?? (() => false) : undefined,
    namespace: said('namespace'),
    cluster: said('cluster'),
  };
}

function add(map: Map<string, Claim[]>, key: string, claim: Claim): void {
  map.set(key, [...(map.get(key) ?? []), claim]);
}
