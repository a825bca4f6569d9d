import type { Repository } from '../model/Repository';
import { Promql, Selector } from '../model/Promql';
import type { Value } from '../model/Value';
import type { Problem, Rule } from '../Rule';

/** An SLO's promise in numbers. */
interface SloNumbers {
  name: string;
  objective: number;
  /** Seconds of the bucket that it counts by, for a latency SLO. */
  seconds?: number;
  at: Value;
}

const bucketOf = (selectors: Selector[]) =>
  selectors
    .filter(({ metric }) => metric.endsWith('_bucket'))
    .flatMap(({ matchers }) => matchers)
    .find(({ label, value }) => label === 'le' && value !== '+Inf')?.value;

function promisesOf(repository: Repository): SloNumbers[] {
  return repository.sloFiles
    .flatMap(file => file.list('slos'))
    .map(at => {
      const query = new Promql(at.text('sli.events.error_query'));
      const seconds = Number(bucketOf(query.selectors()));
      return {
        name: at.text('name'),
        objective: at.number('objective') ?? 0,
        ...(seconds > 0 && { seconds }),
        at,
      };
    });
}

const same = (left: number, right: number) => Math.abs(left - right) < 1e-9;

/** Rules of Prometheus that belong to an SLO, against it. */
function* inRules(repository: Repository, slo: SloNumbers): Iterable<Problem> {
  for (const { promql, labels, alert, record, value } of repository.rules) {
    const named = promql
      .selectors()
      .flatMap(({ matchers }) => matchers)
      .filter(({ label }) => label === 'sloth_id' || label === 'sloth_slo');
    const own =
      labels.sloth_slo === slo.name ||
      named.some(
        ({ value: id }) => id === slo.name || id.endsWith(`-${slo.name}`),
      );
    if (!own) continue;
    const at = { file: value.file, line: value.get('expr').line };
    for (const [, number] of promql.text.matchAll(
      /(\d+(?:\.\d+)?) \/ 100\b/g,
    )) {
      if (!same(Number(number), slo.objective)) {
        yield {
          ...at,
          message: `${alert || record} counts with ${number} %, the SLO ${
            slo.name
          } is ${slo.objective} %`,
        };
      }
    }
    const le = bucketOf(promql.selectors());
    if (le && slo.seconds && !same(Number(le), slo.seconds)) {
      yield {
        ...at,
        message: `${record || alert} counts by le="${le}", the SLO ${
          slo.name
        } by ${slo.seconds}`,
      };
    }
  }
}

/** Sentences of people and analyses of a canary, against the SLO. */
function* inTexts(repository: Repository, slo: SloNumbers): Iterable<Problem> {
  const documents = [
    ...repository.paths(new RegExp(`^docs/runbooks/${repository.name}\\.md$`)),
    ...repository.paths(/^docs\/designs\/one-pager\.md$/),
  ];
  for (const file of documents) {
    const text = repository.text(file);
    const wanted = [
      new RegExp(`(?<![\\d.])${slo.objective} ?%`),
      ...(slo.seconds
        ? [
            new RegExp(
              `(?<!\\d)${slo.seconds * 1000} ms|(?<![\\d.])${
                slo.seconds
              } ?(s|seconds)\\b`,
            ),
          ]
        : []),
    ];
    for (const pattern of wanted.filter(item => !item.test(text))) {
      yield {
        file,
        line: repository.lineOf(file, /slo|latency|availab/i),
        message: `the SLO ${slo.name} (${pattern.source.replace(
          /\(\?<![^)]*\)|\\[bd]/g,
          '',
        )}) isn't promised in it`,
      };
    }
  }
  if (!slo.seconds) return;
  const milliseconds = slo.seconds * 1000;
  const claims = repository.paths(
    /^(README\.md|docs\/.*\.md|slos\/.*|deploy\/helm\/rules\/.*|observability\/.*\.ya?ml)$/,
  );
  for (const file of claims) {
    const lines = repository.text(file).split('\n');
    for (const [index, line] of lines.entries()) {
      const other =
        /\b(?:within|longer than|p9\d(?:\s*(?:<|<=|of|at|:))?)\s*(\d+) ms\b/i.exec(
          line,
        )?.[1];
      if (other && !same(Number(other), milliseconds)) {
        yield {
          file,
          line: index + 1,
          message: `it promises ${other} ms, the SLO ${slo.name} is ${milliseconds} ms`,
        };
      }
    }
  }
}

/** Numbers of the load test and of a canary's analysis, against the SLOs. */
function* inTests(
  repository: Repository,
  slos: SloNumbers[],
): Iterable<Problem> {
  const latency = slos.find(slo => slo.seconds);
  for (const file of repository.paths(/^load\/.*\.js$/)) {
    for (const [match, percentile, limit] of repository
      .text(file)
      .matchAll(/p\((\d+(?:\.\d+)?)\)\s*<=?\s*(\d+)/g)) {
      if (
        latency &&
        !(
          same(Number(percentile), latency.objective) &&
          same(Number(limit), (latency.seconds ?? 0) * 1000)
        )
      ) {
        yield {
          file,
          line: repository.lineOf(file, match),
          message: `the load test passes at ${match}, the SLO is ${
            latency.objective
          } % within ${(latency.seconds ?? 0) * 1000} ms`,
        };
      }
    }
  }
  for (const object of repository.ofKind(
    'AnalysisTemplate',
    'MetricTemplate',
    'ClusterAnalysisTemplate',
  )) {
    const queries = [
      object.value.at('spec.query'),
      ...object.value
        .list('spec.metrics')
        .map(metric => metric.at('provider.prometheus.query')),
    ];
    for (const query of queries) {
      const le = /le="([\d.]+)"/.exec(query.text())?.[1];
      if (le && latency && !same(Number(le), latency.seconds ?? 0)) {
        yield {
          file: query.file,
          line: query.line,
          message: `the canary is judged by le="${le}", the SLO by ${latency.seconds}`,
        };
      }
    }
  }
  const code = repository.paths(/^src\/.*\.(py|ts|js)$/);
  const counted = code.some(file =>
    repository.text(file).includes('http_request_duration_seconds'),
  );
  if (latency?.seconds && counted) {
    const bare = (number: number) => String(number).replace('.', '\\.');
    const number = new RegExp(
      `(?<![\\d.])(${bare(latency.seconds)}0*|${bare(
        latency.seconds * 1000,
      )} ?/ ?1_?000)(?![\\d.])`,
    );
    if (!code.some(file => number.test(repository.text(file)))) {
      yield {
        file: latency.at.file,
        line: latency.at.line,
        message: `the code has no bucket of ${latency.seconds} s`,
      };
    }
  }
}

/** Defect 53 of the source documents. */
export const sloNumbersEqual: Rule = {
  id: 'slo-numbers-equal',
  what: 'An SLO has the same numbers in slos/, rules, dashboards, load test, canary analysis, code, runbook and one-pager.',
  why: 'The source documents promise 200, 300, 500 and 800 ms for one service: nobody knows which one pages, and none is kept.',
  fix: 'take the numbers of the file in slos/ over',
  *check(repository): Iterable<Problem> {
    const slos = promisesOf(repository);
    for (const slo of slos) {
      yield* inRules(repository, slo);
      yield* inTexts(repository, slo);
      const made = repository.rules.some(
        ({ record, labels }) =>
          record.startsWith('slo:') && labels.sloth_slo === slo.name,
      );
      if (!made) {
        yield {
          file: slo.at.file,
          line: slo.at.line,
          message: `no rule records the SLO ${slo.name}`,
        };
      }
    }
    yield* inTests(repository, slos);
  },
};
