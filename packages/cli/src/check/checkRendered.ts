import path from 'node:path';
import type { CheckSettings } from './CheckSettings';
import { createReport } from './createReport';
import { readRender } from './readRender';
import type { Report } from './Report';
import { RenderedCombination, runChecks } from './runChecks';

/** Checks a render that was made elsewhere. */
export async function checkRendered(
  options: CheckSettings & { dir: string },
): Promise<Report> {
  const started = performance.now();
  const combination: RenderedCombination = {
    template: path.basename(options.dir),
    id: 'given',
    answers: {},
    isMain: true,
    render: await readRender(options.dir),
  };
  const { checkers, cells } = await runChecks({
    ...options,
    combinations: [combination],
  });
  return createReport({
    combinations: [combination],
    checkers,
    cells,
    seconds: (performance.now() - started) / 1000,
  });
}
