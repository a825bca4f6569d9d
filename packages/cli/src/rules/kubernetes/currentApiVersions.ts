import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** API versions and kinds that are gone or about to go (November 2026), and what took their place. */
const REPLACED: Array<{ version: RegExp; kind?: string; by: string }> = [
  {
    version: /^policy\/v1beta1$/,
    kind: 'PodSecurityPolicy',
    by: 'Pod Security labels on the namespace (removed in 1.25)',
  },
  { version: /^policy\/v1beta1$/, by: 'policy/v1' },
  {
    version: /^(extensions|networking\.k8s\.io)\/v1beta1$/,
    by: 'networking.k8s.io/v1',
  },
  { version: /^autoscaling\/v2beta[12]$/, by: 'autoscaling/v2' },
  { version: /^batch\/v1beta1$/, by: 'batch/v1' },
  {
    version: /^networking\.istio\.io\/v1(alpha3|beta1)$/,
    by: 'networking.istio.io/v1',
  },
  { version: /^security\.istio\.io\/v1beta1$/, by: 'security.istio.io/v1' },
  {
    version: /^external-secrets\.io\/v1(alpha1|beta1)$/,
    by: 'external-secrets.io/v1',
  },
  {
    version: /^gateway\.networking\.k8s\.io\/v1(alpha2|beta1)$/,
    kind: 'HTTPRoute',
    by: 'gateway.networking.k8s.io/v1',
  },
  {
    version: /^autoscaling\.k8s\.io\/v1beta[12]$/,
    by: 'autoscaling.k8s.io/v1',
  },
];

/** Defects 30, 76 and 77 of the source documents. */
export const currentApiVersions: Rule = {
  id: 'current-api-versions',
  what: 'Objects use API versions that are served and will stay.',
  why: 'A version that a cluster no longer serves makes the whole sync fail, at the upgrade of somebody else.',
  fix: 'write the object in the version that took its place',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const object of [...repository.objects, ...repository.plainObjects]) {
      const old = REPLACED.find(
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
