import type { SloObject } from '../client/objectSchema';

/** Labels by which Pyrra's objects, and others that name no service, say whose they are. */
const LABELS = [
  'pyrra.dev/service',
  'app.kubernetes.io/name',
  'service',
  'app',
];

/** The service that an object says it is about. */
export function serviceOf(object: SloObject): string | undefined {
  const { service } = object.spec;
  if (typeof service === 'string') return service;
  const { labels } = object.metadata;
  const label = LABELS.find(name => Object.hasOwn(labels, name));
  return label && labels[label];
}
