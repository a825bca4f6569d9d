import { workloadsOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** Defect 47 of the source documents. */
export const otlpEndpoint: Rule = {
  id: 'otlp-endpoint',
  what: 'Traces go to a collector by OTLP (4317 gRPC, 4318 HTTP), never to a Jaeger agent.',
  why: 'The agent is gone and Jaeger 1 has ended: spans sent to port 6831 vanish, without an error.',
  fix: 'set OTEL_EXPORTER_OTLP_ENDPOINT to http://COLLECTOR:4318',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    if (workloadsOf(repository).length === 0) return;
    for (const map of repository.ofKind('ConfigMap')) {
      for (const [name, value] of map.value.entries('data')) {
        const jaeger =
          /^JAEGER_/.test(name) || /:(6831|6832|14268)\b/.test(value.text());
        const port = /^OTEL_EXPORTER_OTLP_.*ENDPOINT$/.test(name)
          ? /:(\d+)/.exec(value.text().replace(/^\w+:/, ''))?.[1]
          : undefined;
        if (jaeger || (port && !['4317', '4318'].includes(port))) {
          yield {
            file: value.file,
            line: value.line,
            message: `${name} sends traces to ${value.text()}`,
          };
        }
      }
    }
  },
};
