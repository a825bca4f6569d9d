import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

/** Arguments that aws_elasticache_replication_group knows; others come from modules or from old versions. */
const UNKNOWN = [
  'auth_token_enabled',
  'cluster_mode',
  'num_cache_nodes',
  'cluster_id',
  'replication_group_description',
  'number_cache_clusters',
];

/** Defects 21, 22 and 44 of the source documents. */
export const cacheSettings: Rule = {
  id: 'cache-settings',
  what: 'The cache is encrypted on disk and on the way, says engine and version, takes arguments that exist, and throws out only keys that expire anyway.',
  why: 'allkeys-lru evicts rate limits and idempotency keys first when memory is short: requests are then processed twice.',
  fix: 'set maxmemory-policy volatile-lru (or volatile-ttl), transit_encryption_enabled, at_rest_encryption_enabled, engine_version and num_cache_clusters',
  *check(repository): Iterable<Problem> {
    for (const group of repository.resources(
      'aws_elasticache_replication_group',
    )) {
      const at = { file: group.file, line: group.line };
      for (const name of UNKNOWN.filter(item => group.attributes.has(item))) {
        yield {
          file: group.file,
          line: group.attributes.get(name)?.line,
          message: `a replication group has no ${name}`,
        };
      }
      const missing = [
        'engine_version',
        'replication_group_id',
        'subnet_group_name',
        'security_group_ids',
      ].filter(name => !group.attributes.has(name));
      if (missing.length > 0)
        yield { ...at, message: `the cache has no ${missing.join(', ')}` };
      for (const name of [
        'at_rest_encryption_enabled',
        'transit_encryption_enabled',
      ]) {
        if (hclLiteral(group.attributes.get(name)?.expression) !== 'true') {
          yield { ...at, message: `the cache lacks ${name}` };
        }
      }
    }
    for (const group of repository.resources(
      'aws_elasticache_parameter_group',
    )) {
      for (const parameter of group.blocks.filter(
        ({ type }) => type === 'parameter',
      )) {
        const name = hclLiteral(parameter.attributes.get('name')?.expression);
        const value = parameter.attributes.get('value');
        if (
          name === 'maxmemory-policy' &&
          !/^(volatile-\w+|noeviction)$/.test(
            hclLiteral(value?.expression) ?? '',
          )
        ) {
          yield {
            file: group.file,
            line: value?.line,
            message: `the cache throws out keys by ${value?.expression}`,
          };
        }
      }
    }
  },
};
