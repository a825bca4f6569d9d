import { CHECKERS } from './checkers';
import { createToolbox } from './createToolbox';
import type { Finding } from './Finding';
import { readRender } from './readRender';
import { ResultCache } from './ResultCache';
import { runChecks } from './runChecks';

/**
 * Runs one checker on one folder.
 *
 * @returns what it found, or why it could not look
 */
export async function runChecker(
  id: string,
  dir: string,
): Promise<{ findings: Finding[] } | { notChecked: string }> {
  const checker = CHECKERS.find(candidate => candidate.id === id);
  if (!checker) {
    throw new Error(`there is no checker '${id}'`);
  }
  const { cells, checkers } = await runChecks({
    combinations: [
      {
        template: '',
        id: 'given',
        answers: {},
        isMain: true,
        render: await readRender(dir),
      },
    ],
    checkers: [checker],
    toolbox: createToolbox(),
    cache: new ResultCache(undefined),
    parallel: 1,
  });
  const [{ missing }] = checkers;
  if (missing.length > 0) {
    return {
      notChecked: missing
        .map(({ name, get }) => `${name} is missing: ${get}`)
        .join('; '),
    };
  }
  const cell = cells[0].get(id);
  return { findings: cell?.state === 'checked' ? cell.findings : [] };
}
