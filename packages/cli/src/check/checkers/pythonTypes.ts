import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { python } from '../needs';
import { isPython, pythonBin } from '../service/environments';
import { serviceFiles } from './fileSelection';

const MYPY_SECONDS = 900;

const MYPY = /^(.+?):(\d+): error: (.*?)(?:\s+\[([\w-]+)\])?$/;

async function mypy(options: {
  context: CheckContext;
  bin: string;
  /** Folder of what it knows about modules; it finds out by itself which ones changed. */
  cache: string;
}): Promise<Found[]> {
  const { context, bin, cache } = options;
  const { status, stdout, stderr } = await context.toolbox.run(
    path.join(bin, 'mypy'),
    ['--cache-dir', cache, '--no-color-output'],
    { cwd: context.render.dir, timeoutSeconds: MYPY_SECONDS },
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
    const cache = path.join(context.scratch, 'mypy');
    return mypy({ context, bin: await pythonBin(context), cache });
  },
  /** One after the other, those with the same packages with one cache: reading packages takes ten times as long as a service. */
  async runAll(contexts) {
    const [{ scratch }] = contexts;
    const bins = new Map<string, string>();
    const found: Found[][] = [];
    for (const context of contexts) {
      const bin = await pythonBin(context);
      const cache = bins.get(bin) ?? path.join(scratch, `mypy-${bins.size}`);
      bins.set(bin, cache);
      found.push(await mypy({ context, bin, cache }));
    }
    return found;
  },
};
