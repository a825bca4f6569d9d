import { OLDEST_VERSIONS } from '../dated/oldestVersions';
import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

const OLDEST = OLDEST_VERSIONS.entries;

const IMAGES = [
  {
    name: 'Python',
    pattern: /\bpython:(\d+)\.(\d+)/,
    old: (major: number, minor: number) => major < 3 || minor < OLDEST.python,
  },
  {
    name: 'Node',
    pattern: /\bnode:(\d+)(?:\.(\d+))?/,
    old: (major: number) => major < OLDEST.node || major % 2 === 1,
  },
  {
    name: 'PostgreSQL',
    pattern: /\b(?:postgres:|pgvector:(?:[\d.]+-)?pg)(\d+)(?:\.(\d+))?/,
    old: (major: number) => major < OLDEST.postgres,
  },
  {
    name: 'Valkey',
    pattern: /\bvalkey:(\d+)(?:\.(\d+))?/,
    old: (major: number) => major < OLDEST.valkey,
  },
  {
    name: 'Redis',
    pattern: /\bredis:(\d+)(?:\.(\d+))?/,
    old: (major: number) => major < OLDEST.redis,
  },
];

/** Defects 14, 69 and 93 of the source documents. */
export const supportedVersions: Rule = {
  id: 'supported-versions',
  what: 'Kubernetes, languages and engines are versions that get security fixes, and images name one; PostgreSQL is the same everywhere.',
  why: 'A version past its end gets no fixes; EKS upgrades a cluster by itself when extended support ends (1.28: 2025-11-26). What tests run on must be what production runs on.',
  fix: `use Kubernetes 1.${OLDEST.kubernetes} or newer, Python 3.${OLDEST.python} or newer, an even Node from ${OLDEST.node}, PostgreSQL ${OLDEST.postgres} or newer`,
  *check(repository): Iterable<Problem> {
    const chart = repository.document('deploy/helm/Chart.yaml');
    const minor = Number(
      /1\.(\d+)/.exec(chart?.text('kubeVersion') ?? '')?.[1],
    );
    if (chart && !(minor >= OLDEST.kubernetes)) {
      yield {
        file: chart.file,
        line: chart.get('kubeVersion').line,
        message: `the chart accepts Kubernetes ${
          chart.text('kubeVersion') || 'of any version'
        }`,
      };
    }
    const majors = new Map<string, string>();
    for (const file of repository.paths(/^(Dockerfile.*|compose\.ya?ml)$/)) {
      for (const [index, row] of repository.text(file).split('\n').entries()) {
        const image =
          /^\s*(?:FROM\s+(?:--\S+\s+)?|image:\s*)["']?([^\s"']+)/.exec(
            row,
          )?.[1];
        const stage = repository
          .text(file)
          .match(
            new RegExp(`\\bAS ${image?.replace(/[^\w-]/g, '\\$&')}\\b`, 'i'),
          );
        if (!image || stage || image.startsWith('$')) continue;
        const at = { file, line: index + 1 };
        if (!/[:@]/.test(image) || /:latest$/.test(image))
          yield { ...at, message: `${image} names no version` };
        for (const { name, pattern, old } of IMAGES) {
          const found = pattern.exec(image);
          if (found && old(Number(found[1]), Number(found[2] ?? 0)))
            yield {
              ...at,
              message: `${name} of ${image} is past its end, or near it`,
            };
          if (found && name === 'PostgreSQL') majors.set(found[1], file);
        }
      }
    }
    for (const instance of repository.resources('aws_db_instance')) {
      const version = instance.attributes.get('engine_version');
      const major = hclLiteral(version?.expression)?.split('.')[0];
      if (major && Number(major) < OLDEST.postgres) {
        yield {
          file: instance.file,
          line: version?.line,
          message: `PostgreSQL ${major} is past its end, or near it`,
        };
      }
      for (const [local, file] of majors) {
        if (major && local !== major)
          yield {
            file,
            line: repository.lineOf(file, 'postgres'),
            message: `tests run on PostgreSQL ${local}, production on ${major}`,
          };
      }
    }
  },
};
