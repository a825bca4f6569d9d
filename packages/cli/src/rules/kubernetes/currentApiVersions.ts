import { REPLACED_API_VERSIONS } from '../dated/replacedApiVersions';
import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 30, 76 and 77 of the source documents. */
export const currentApiVersions: Rule = {
  id: 'current-api-versions',
  what: 'Objects use API versions that are served and will stay.',
  why: 'A version that a cluster no longer serves makes the whole sync fail, at the upgrade of somebody else.',
  fix: 'write the object in the version that took its place',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const object of [...repository.objects, ...repository.plainObjects]) {
      const old = REPLACED_API_VERSIONS.entries.find(
        ({ version, kind }) =>
          version.test(object.apiVersion) && (!kind || kind === object.kind),
      );
      if (old) {
        yield {
          file: object.value.file,
          line: object.value.get('apiVersion').line,
          message: `${titleOf(object)} is ${object.apiVersion}, replaced by ${
            old.by
          }`,
        };
      }
    }
  },
};
