import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defects 24, 25 and 26 of the source documents. */
export const gatewayApi: Rule = {
  id: 'gateway-api',
  what: 'Traffic comes in through the Gateway API; there is no Ingress and no annotation of an Ingress controller.',
  why: 'ingress-nginx is retired and gets no fixes; its annotations are read by nothing else, unknown ones by nothing at all.',
  fix: 'write an HTTPRoute; limit rates in the service or by a policy of the gateway',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const object of repository.objects) {
      const annotation = Object.keys(
        object.value.labels('metadata.annotations'),
      ).find(key =>
        /^(nginx\.ingress\.kubernetes\.io|kubernetes\.io\/ingress)/.test(key),
      );
      if (object.kind === 'Ingress' || annotation) {
        yield {
          file: object.value.file,
          line: object.value.line,
          message: `${titleOf(object)} needs an Ingress controller${
            annotation ? ` (${annotation})` : ''
          }`,
        };
      }
    }
  },
};
