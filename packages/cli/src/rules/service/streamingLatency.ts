import type { Problem, Rule } from '../Rule';

/** Defect 92 of the source documents. */
export const streamingLatency: Rule = {
  id: 'streaming-latency',
  what: 'A service that streams answers of a language model measures the time to the first token, apart from the whole answer.',
  why: 'A p95 over whole answers says nothing about what people wait for, and punishes long answers.',
  fix: 'export a histogram of the time to the first token and show it on the dashboard',
  *check(repository): Iterable<Problem> {
    const code = repository.paths(/^src\/.*\.(py|ts)$/);
    const streams = code.find(file =>
      /StreamingResponse|EventSourceResponse|text\/event-stream/.test(
        repository.text(file),
      ),
    );
    if (!streams) return;
    const measured = code.some(file =>
      /first_(token|byte|chunk)|ttft|time_to_first/i.test(
        repository.text(file),
      ),
    );
    const shown = repository.dashboards.some(dashboard =>
      /first_(token|byte|chunk)|ttft|time_to_first/i.test(
        repository.text(dashboard.file),
      ),
    );
    if (!measured || !shown) {
      yield {
        file: streams,
        line: repository.lineOf(
          streams,
          /StreamingResponse|EventSourceResponse|text\/event-stream/,
        ),
        message: `nobody ${
          measured ? 'sees' : 'measures'
        } how long the first token takes`,
      };
    }
  },
};
