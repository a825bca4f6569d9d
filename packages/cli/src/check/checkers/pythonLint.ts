import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { python } from '../needs';
import { isPython, pythonBin } from '../service/environments';
import { lastLines } from '../Toolbox';
import { serviceFiles } from './fileSelection';

const MYPY_SECONDS = 900;

const MYPY = /^(.+?):(\d+): error: (.*?)(?:\s+\[([\w-]+)\])?$/;

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

async function mypy(
  { render, toolbox, scratch }: CheckContext,
  bin: string,
): Promise<Found[]> {
  const { status, stdout, stderr } = await toolbox.run(
    path.join(bin, 'mypy'),
    ['--cache-dir', path.join(scratch, 'mypy'), '--no-color-output'],
    { cwd: render.dir, timeoutSeconds: MYPY_SECONDS },
  );
  const found = stdout.split('\n').flatMap((line): Found[] => {
    const [, file, number, message, rule] = MYPY.exec(line) ?? [];
    return file ? [{ file, line: Number(number), rule, message }] : [];
  });
  if (status !== 0 && found.length === 0) {
    throw new Error(`mypy: ${stdout}${stderr}`);
  }
  return found;
}

/** ruff and mypy, in the versions that the service pins. */
export const pythonLint: Checker = {
  id: 'python-lint',
  title: 'ruff and mypy',
  needs: [python],
  scope: 'main',
  reads: render => (isPython(render) ? serviceFiles(render) : []),
  async run(context) {
    const bin = await pythonBin(context);
    return [...(await ruff(context, bin)), ...(await mypy(context, bin))];
  },
};
