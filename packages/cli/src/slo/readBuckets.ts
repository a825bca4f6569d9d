import fs from 'node:fs';
import { UsageError } from '../errors';

const BUCKET =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*_bucket)\{[^\n]*?\ble="([^"\n]*)"[^\n]*$/gm;

const SAMPLE = /^[a-zA-Z_:][\w:]*(?:\{.*\})? +[-+]?(?:\d|Inf|NaN)/m;

/**
 * The bounds of every histogram in what a service answers at /metrics (text format of Prometheus or OpenMetrics).
 *
 * @param file - path of the answer
 */
export function readBuckets(file: string): Map<string, Set<string>> {
  let content: string;
  try {
    content = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UsageError(`can't read --metrics ${file}: ${code ?? error}`);
  }
  const buckets = new Map<string, Set<string>>();
  for (const [, metric, bound] of content.matchAll(BUCKET)) {
    buckets.set(metric, (buckets.get(metric) ?? new Set()).add(bound));
  }
  if (!SAMPLE.test(content)) {
    throw new UsageError(
      `--metrics ${file} is not what a service answers at /metrics`,
    );
  }
  return buckets;
}
