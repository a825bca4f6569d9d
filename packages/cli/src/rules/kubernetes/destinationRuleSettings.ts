import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 31 of the source documents. */
export const destinationRuleSettings: Rule = {
  id: 'destination-rule-settings',
  what: 'DestinationRules use the settings that Istio has now, and keep connections alive.',
  why: 'consecutiveErrors is deprecated and ejects on nothing; a connection for every two requests costs a TLS handshake each.',
  fix: 'use consecutive5xxErrors, and leave maxRequestsPerConnection out or at 0',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const rule of repository.ofKind('DestinationRule')) {
      const policy = rule.value.at('spec.trafficPolicy');
      const old = policy.at('outlierDetection.consecutiveErrors');
      if (old.exists) {
        yield {
          file: rule.value.file,
          line: old.line,
          message: `${titleOf(rule)} sets consecutiveErrors`,
        };
      }
      const requests = policy.at(
        'connectionPool.http.maxRequestsPerConnection',
      );
      const number = requests.number();
      if (number !== undefined && number > 0 && number < 100) {
        yield {
          file: rule.value.file,
          line: requests.line,
          message: `${titleOf(
            rule,
          )} closes a connection after ${number} requests`,
        };
      }
    }
  },
};
