import type { Repository } from '../model/Repository';
import {
  Workload,
  containersOf,
  titleOf,
  workloadsOf,
} from '../model/workloads';
import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';
import { allowsPort, namespacesOf, policiesOf } from './model';

/** Something outside of the pod that the service calls. */
interface Call {
  what: string;
  port: number;
  /** Namespace, where the address is a Service of the cluster. */
  namespace?: string;
}

/** What Terraform makes, the setting that leads to it, and the port when it does not say. */
const RESOURCES = [
  { type: 'aws_db_instance', setting: 'DATABASE_URL', port: 5432 },
  {
    type: 'aws_elasticache_replication_group',
    setting: 'REDIS_URL',
    port: 6379,
  },
  { type: 'aws_sqs_queue', setting: 'QUEUE_URL', port: 443 },
  { type: 'aws_s3_bucket', setting: 'BUCKET_NAME', port: 443 },
];

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443 };

function callsByAddress(settings: Array<[string, string]>): Call[] {
  return settings.flatMap(([name, value]) => {
    // What issues tokens is named, never called.
    if (/ISSUER|AUDIENCE/.test(name)) return [];
    if (/BROKERS$/.test(name)) {
      return [...value.matchAll(/:(\d+)/g)].map(([, port]) => ({
        what: name,
        port: Number(port),
      }));
    }
    const url =
      /^(https?|rediss?|postgres(?:ql)?|grpc):\/\/([^/:\s]+)(?::(\d+))?/.exec(
        value,
      );
    if (!url) return [];
    const [, scheme, host, port] = url;
    const number = Number(port) || DEFAULT_PORTS[scheme];
    if (!number || /^(localhost|127\.)/.test(host)) return [];
    const namespace = /^[^.]+\.([^.]+)\.svc(\.|$)/.exec(host)?.[1];
    return [{ what: name, port: number, ...(namespace && { namespace }) }];
  });
}

function callsOf(repository: Repository, workload: Workload): Call[] {
  const { environment } = workload.object;
  const settings = containersOf(repository)
    .filter(container => container.workload.object === workload.object)
    .flatMap(({ value }) => value.list('envFrom'))
    .flatMap(source =>
      repository
        .ofKind('ConfigMap')
        .filter(
          map =>
            map.environment === environment &&
            map.name === source.text('configMapRef.name'),
        )
        .flatMap(map => Object.entries(map.value.labels('data'))),
    );
  const made = RESOURCES.flatMap(({ type, setting, port }) =>
    repository
      .resources(type)
      .slice(0, 1)
      .map(resource => ({
        what: setting,
        port:
          Number(hclLiteral(resource.attributes.get('port')?.expression)) ||
          port,
      })),
  );
  return [...callsByAddress(settings), ...made];
}

/** Defects 47 and 72 of the source documents. */
export const networkCoversCalls: Rule = {
  id: 'network-covers-calls',
  what: 'Network policies let every pod reach what its settings and Terraform make it call: database, cache, queue, collector, key sets.',
  why: 'A missing hole shows as time-outs in one environment only: where policies are enforced.',
  fix: 'open the port to it in the egress rules of the chart',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    for (const workload of workloadsOf(repository)) {
      const policies = policiesOf(repository, workload);
      if (policies.length === 0) continue;
      const egress = policies.flatMap(policy =>
        policy.value.list('spec.egress'),
      );
      for (const { what, port, namespace } of callsOf(repository, workload)) {
        const open = egress.some(rule => {
          if (!allowsPort(rule, port)) return false;
          const peers = rule.list('to');
          if (!namespace) {
            // The addresses of a database are not known here: any block of addresses counts.
            return (
              peers.length === 0 ||
              peers.some(peer => peer.get('ipBlock').exists)
            );
          }
          const namespaces = namespacesOf(peers);
          return namespaces.includes('*') || namespaces.includes(namespace);
        });
        if (!open) {
          yield {
            file: policies[0].value.file,
            line: repository.lineOf(policies[0].value.file, 'egress:'),
            message: `${titleOf(
              workload.object,
            )} may not reach ${what} on port ${port}${
              namespace ? ` in ${namespace}` : ''
            }`,
          };
        }
      }
    }
  },
};
