import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 28 of the source documents. */
export const canaryGetsTraffic: Rule = {
  id: 'canary-gets-traffic',
  what: 'Where weights stand in a VirtualService, traffic from outside passes through it: it names a gateway, and no HTTPRoute goes around it.',
  why: 'A VirtualService for the mesh alone is bypassed by the gateway: the canary shows 10 % on paper and gets nothing, and is promoted on no evidence.',
  fix: 'list the gateway in the VirtualService and remove the HTTPRoute, or put the weights in the HTTPRoute',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const service of repository.ofKind('VirtualService')) {
      const gateways = service.value
        .list('spec.gateways')
        .map(item => item.text());
      const outside = gateways.some(name => name !== 'mesh');
      const around = repository
        .ofKind('HTTPRoute')
        .find(route => route.environment === service.environment);
      if (!outside || around) {
        yield {
          file: service.value.file,
          line: service.value.get('spec').line,
          message: around
            ? `${titleOf(around)} goes around the weights of ${titleOf(
                service,
              )}`
            : `${titleOf(
                service,
              )} holds weights that traffic from outside never meets`,
        };
      }
    }
  },
};
