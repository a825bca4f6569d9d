import type { SloSource } from '@causeway/plugin-slo-common';

/** Where an SLO is written, in a few words: file and line, or object and cluster. */
export function placeOf({
  file,
  line,
  object,
}: Pick<SloSource, 'file' | 'line' | 'object'>): string {
  return object
    ? `${object.kind} ${object.namespace}/${object.name} in ${object.cluster}`
    : `${file}:${line}`;
}
