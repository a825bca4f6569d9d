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

/** The promises in the words that people read: each stands in a runbook and in the one-pager. */
function* inDocuments(
  repository: Repository,
  slo: SloNumbers,
): Iterable<Problem> {
  const documents = [
    {
      file: `docs/runbooks/${repository.name}.md`,
      pattern: /^docs\/runbooks\//,
    },
    { file: 'docs/designs/one-pager.md', pattern: /^docs\/designs\/one-pager/ },
  ];
  const wanted = [
    { number: `${slo.objective} %`, pattern: numberOf(slo.objective, '%') },
    ...(slo.seconds
      ? [
          {
            number: `${slo.seconds * 1000} ms`,
            pattern: new RegExp(
              `${numberOf(slo.seconds * 1000, 'ms').source}|${
                numberOf(slo.seconds, '(s|seconds)\\b').source
              }`,
            ),
          },
        ]
      : []),
  ];
  for (const { file, pattern: path } of documents) {
    const texts = repository.paths(path).map(name => repository.text(name));
    for (const { number, pattern } of wanted) {
      if (texts.length > 0 && !texts.some(text => pattern.test(text))) {
        yield {
          file,
          line: repository.lineOf(file, /slo|latency|availab/i),
          message: `${number}, which the SLO ${slo.name} promises, stands nowhere in it`,
        };
      }
    }
  }
}

/** A number with its unit, that is no part of a longer one. */
function numberOf(number: number, unit: string): RegExp {
  const digits = String(number).replace('.', '\\.');
  return new RegExp(`(?<![\\d.,])${digits} ?${unit}`);
}

/** Every latency that is promised anywhere is that of an SLO. */
function* latenciesInText(
  repository: Repository,
  slos: SloNumbers[],
): Iterable<Problem> {
  const known = slos.flatMap(({ seconds }) => (seconds ? seconds * 1000 : []));
  const claims = repository.paths(
    /^(README\.md|docs\/.*\.md|slos\/.*|deploy\/helm\/rules\/.*|observability\/.*\.ya?ml)$/,
  );
  for (const file of known.length > 0 ? claims : []) {
    const lines = repository.text(file).split('\n');
    for (const [index, line] of lines.entries()) {
      const claim =
        /\b(?:within|longer than|p9\d(?:\s*(?:<|<=|of|at|:))?)\s*(\d+) ms\b/i;
      const promised = Number(claim.exec(line)?.[1] ?? known[0]);
      if (!known.some(milliseconds => same(milliseconds, promised))) {
        yield {
          file,
          line: index + 1,
          message: `it promises ${promised} ms, the SLO says ${known.join(
            ' or ',
          )} ms`,
        };
      }
    }
  }
}

/** Numbers of the load test, of a canary's analysis and of the code, against the SLOs. */
function* inTests(
  repository: Repository,
  slos: SloNumbers[],
): Iterable<Problem> {
  const latencies = slos.filter(({ seconds }) => seconds);
  if (latencies.length === 0) return;
  const said = latencies
    .map(
      ({ objective, seconds = 0 }) =>
        `${objective} % within ${seconds * 1000} ms`,
    )
    .join(' or ');
  for (const file of repository.paths(/^load\/.*\.js$/)) {
    const limits = repository
      .text(file)
      .matchAll(/p\((\d+(?:\.\d+)?)\)\s*<=?\s*(\d+)/g);
    for (const [match, percentile, limit] of limits) {
      const kept = latencies.some(
        ({ objective, seconds = 0 }) =>
          same(Number(percentile), objective) &&
          same(Number(limit), seconds * 1000),
      );
      if (!kept) {
        yield {
          file,
          line: repository.lineOf(file, match),
          message: `the load test passes at ${match}, the SLO is ${said}`,
        };
      }
    }
  }
  const analyses = repository.ofKind('AnalysisTemplate', 'MetricTemplate');
  for (const { value } of analyses) {
    const queries = [
      value.at('spec.query'),
      ...value
        .list('spec.metrics')
        .map(metric => metric.at('provider.prometheus.query')),
    ];
    for (const query of queries) {
      const le = /le="([\d.]+)"/.exec(query.text())?.[1];
      if (
        le &&
        !latencies.some(({ seconds = 0 }) => same(Number(le), seconds))
      ) {
        yield {
          file: query.file,
          line: query.line,
          message: `the canary is judged by le="${le}", the SLO is ${said}`,
        };
      }
    }
  }
  const code = repository
    .paths(/^src\/.*\.(py|ts|js)$/)
    .map(file => repository.text(file));
  const counted = code.some(text =>
    text.includes('http_request_duration_seconds'),
  );
  for (const { seconds = 0, name, at } of counted ? latencies : []) {
    const bucket = new RegExp(
      `${numberOf(seconds, '0*(?![\\d.])').source}|${
        numberOf(seconds * 1000, '?/ ?1_?000').source
      }`,
    );
    if (!code.some(text => bucket.test(text))) {
      yield {
        file: at.file,
        line: at.line,
        message: `the code has no bucket of ${seconds} s for the SLO ${name}`,
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
      yield* inDocuments(repository, slo);
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
    yield* latenciesInText(repository, slos);
    yield* inTests(repository, slos);
  },
};
