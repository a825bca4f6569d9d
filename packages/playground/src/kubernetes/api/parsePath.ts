import { ApiError } from './ApiError';
import { apiResources, type ApiResource } from './resources';

/** What a path of the API asks for. */
export interface ResourceRequest {
  resource: ApiResource;
  namespace?: string;
  /** Absent when all are listed. */
  name?: string;
  subresource?: string;
}

const NOT_FOUND = new ApiError(
  404,
  'NotFound',
  'the server could not find the requested resource',
);

/** Understands `/api/v1/...` and `/apis/<group>/<version>/...`. */
export function parsePath(path: string): ResourceRequest {
  const segments = path.split('/').filter(Boolean).map(decode);
  const [root, ...rest] = segments;
  if (root === 'api') {
    const [version, ...tail] = rest;
    return parseTail('', version, tail);
  }
  if (root === 'apis') {
    const [group, version, ...tail] = rest;
    return parseTail(group, version, tail);
  }
  throw NOT_FOUND;
}

function decode(segment: string) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError(400, 'BadRequest', 'the path is not well encoded');
  }
}

function parseTail(group: string, version: string, tail: string[]) {
  const [first, namespace, plural] = tail;
  // `namespaces/<name>` alone is the namespace itself.
  const isInNamespace = first === 'namespaces' && plural !== undefined;
  const [kind, name, subresource, ...more] = isInNamespace
    ? tail.slice(2)
    : tail;
  const resource = apiResources.find(
    candidate =>
      candidate.group === group &&
      candidate.version === version &&
      candidate.plural === kind,
  );
  if (!resource || more.length > 0 || (isInNamespace && !resource.namespaced)) {
    throw NOT_FOUND;
  }
  if (name !== undefined && resource.namespaced && !isInNamespace) {
    throw NOT_FOUND;
  }
  return {
    resource,
    ...(isInNamespace && { namespace }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
  };
}
