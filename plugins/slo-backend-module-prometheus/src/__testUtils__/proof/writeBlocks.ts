import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sample } from './exposition';

const run = promisify(execFile);
const DAY_SECONDS = 86_400;

function textOf(samples: readonly Sample[]): string {
  const byMetric = new Map<string, string[]>();
  for (const { metric, labels, value, time } of samples) {
    const lines = byMetric.get(metric) ?? [];
    byMetric.set(metric, lines);
    lines.push(`${metric}{${labels}} ${value} ${time}`);
  }
  const parts = [...byMetric].map(
    ([metric, lines]) =>
      `# TYPE ${metric.replace(/_total$/, '')} ${
        metric.endsWith('_total') ? 'counter' : 'unknown'
      }\n${lines.join('\n')}\n`,
  );
  return `${parts.join('')}# EOF\n`;
}

/**
 * Back-fills samples as blocks, day by day: promtool reads all of a file for each two hours in it.
 *
 * @param data - folder of Prometheus' data
 */
export async function writeBlocks(
  data: string,
  samples: readonly Sample[],
): Promise<void> {
  const days = new Map<number, Sample[]>();
  for (const sample of samples) {
    const day = Math.floor(sample.time / DAY_SECONDS);
    const list = days.get(day) ?? [];
    days.set(day, list);
    list.push(sample);
  }
  for (const [day, list] of days) {
    const file = join(data, '..', `samples-${day}.txt`);
    await writeFile(file, textOf(list));
    await run('promtool', [
      ...['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, data],
    ]);
    await rm(file);
  }
}
