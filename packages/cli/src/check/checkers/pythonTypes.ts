import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { python } from '../needs';
import { isPython, pythonBin } from '../service/environments';
import { serviceFiles } from './fileSelection';

const MYPY_SECONDS = 900;

const MYPY = /^(.+?):(\d+): error: (.*?)(?:\s+\[([\w-]+)\])?$/;

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

/** mypy, in the version that the service pins: what people type stands in no type, so the default answers will do in a hurry. */
export const pythonTypes: Checker = {
  id: 'python-types',
  title: 'mypy',
  needs: [python],
  scope: 'lines',
  quickScope: 'default',
  reads: render => (isPython(render) ? serviceFiles(render) : []),
  async run(context) {
    return mypy(context, await pythonBin(context));
  },
};
