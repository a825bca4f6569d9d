import type { KubernetesObject } from '../KubernetesObject';
import { ApiError } from './ApiError';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './labelSelector';
import type { ResourceRequest } from './parsePath';
import { groupVersionOf } from './resources';

/** The query of a list request. */
export interface ListQuery {
  labelSelector?: string;
  fieldSelector?: string;
  limit?: string;
  continue?: string;
}

function candidates(objects: KubernetesObject[], request: ResourceRequest) {
  const { resource, namespace } = request;
  const apiVersion = groupVersionOf(resource);
  return objects.filter(
    object =>
      object.apiVersion === apiVersion &&
      object.kind === resource.kind &&
      (namespace === undefined || object.metadata.namespace === namespace),
  );
}

/** One object by its name. */
export function getObject(
  objects: KubernetesObject[],
  request: ResourceRequest,
): KubernetesObject {
  const { resource, name } = request;
  const found = candidates(objects, request).find(
    object => object.metadata.name === name,
  );
  if (!found) {
    const group = resource.group ? `.${resource.group}` : '';
    throw new ApiError(
      404,
      'NotFound',
      `${resource.plural}${group} "${name}" not found`,
    );
  }
  return found;
}

/** All objects that the query lets through, a page at a time if it says so. */
export function listObjects(
  objects: KubernetesObject[],
  request: ResourceRequest,
  query: ListQuery,
) {
  const { resource } = request;
  const labelsMatch = parseLabelSelector(query.labelSelector ?? '');
  const fieldsMatch = parseFieldSelector(query.fieldSelector ?? '');
  const all = candidates(objects, request).filter(
    object => labelsMatch(object.metadata.labels ?? {}) && fieldsMatch(object),
  );
  const from = number(query.continue, 'continue') ?? 0;
  const limit = number(query.limit, 'limit') || all.length;
  const items = all.slice(from, from + limit);
  const remaining = all.length - from - items.length;
  return {
    kind: `${resource.kind}List`,
    apiVersion: groupVersionOf(resource),
    metadata: {
      resourceVersion: '10000000',
      ...(remaining > 0 && {
        continue: String(from + items.length),
        remainingItemCount: remaining,
      }),
    },
    items,
  };
}

function number(text: string | undefined, name: string) {
  if (text === undefined || text === '') {
    return undefined;
  }
  if (!/^\d{1,9}$/.test(text)) {
    throw new ApiError(400, 'BadRequest', `'${name}' is not valid: '${text}'`);
  }
  return Number(text);
}
