import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { python } from '../needs';
import { isPython, pythonBin } from '../service/environments';
import { lastLines } from '../Toolbox';
import { serviceFiles } from './fileSelection';

async function ruff(
  { render, toolbox }: CheckContext,
  bin: string,
): Promise<Found[]> {
  const { stdout, stderr } = await toolbox.run(
    path.join(bin, 'ruff'),
    ['check', '--no-cache', '--output-format', 'json', '.'],
    { cwd: render.dir },
  );
  let issues: Array<{
    filename: string;
    code: string;
    message: string;
    location: { row: number };
  }>;
  try {
    issues = JSON.parse(stdout);
  } catch {
    throw new Error(`ruff: ${stdout}${stderr}`);
  }
  const format = await toolbox.run(
    path.join(bin, 'ruff'),
    ['format', '--no-cache', '--check', '.'],
    { cwd: render.dir },
  );
  return [
    ...issues.map(({ filename, code, message, location }) => ({
      file: path.relative(render.dir, filename),
      line: location.row,
      rule: code,
      message,
    })),
    ...(format.status === 0
      ? []
      : [{ file: '', rule: 'format', message: lastLines(format.stdout) }]),
  ];
}

/** ruff, in the version that the service pins. */
export const pythonLint: Checker = {
  id: 'python-lint',
  title: 'ruff',
  needs: [python],
  scope: 'every',
  quickScope: 'main',
  reads: render => (isPython(render) ? serviceFiles(render) : []),
  async run(context) {
    return ruff(context, await pythonBin(context));
  },
};
