import { expressionsOf } from '../observability/expressions';
import type { Problem, Rule } from '../Rule';

const STREAM =
  /StreamingResponse|EventSourceResponse|['"]text\/event-stream['"]/;
const FIRST = /(first_(token|byte|chunk)|ttft)/;
const METRIC = /["'`]\w*(first_(token|byte|chunk)|ttft)\w*_seconds["'`]/;

/** Defect 92 of the source documents. */
export const streamingLatency: Rule = {
  id: 'streaming-latency',
  what: 'A service that streams answers of a language model measures the time to the first token, apart from the whole answer, and shows it.',
  why: 'A p95 over whole answers says nothing about what people wait for, and punishes long answers.',
  fix: 'export a histogram of the time to the first token and show it on the dashboard',
  *check(repository): Iterable<Problem> {
    const code = repository.paths(/^src\/.*\.(py|ts)$/);
    const streams = code.find(file => STREAM.test(repository.text(file)));
    if (!streams) return;
    const at = { file: streams, line: repository.lineOf(streams, STREAM) };
    if (!code.some(file => METRIC.test(repository.text(file)))) {
      yield {
        ...at,
        message: 'nobody measures how long the first token takes',
      };
    }
    const shown = expressionsOf(repository).some(({ promql }) =>
      promql.selectors().some(({ metric }) => FIRST.test(metric)),
    );
    if (!shown) {
      yield { ...at, message: 'nobody sees how long the first token takes' };
    }
  },
};
