import { join, resolve } from 'node:path';
import { root } from './paths.mjs';

/**
 * How the portal is run from source: what `npm start` starts and the
 * benchmarks measure. `configs` are files, relative ones to the checkout.
 */
export function portalProcess(configs) {
  return {
    // Half of what V8 would take for young objects: no slower, and some
    // fifty megabytes less to hold.
    nodeOptions: ['--max-semi-space-size=8'],
    // Where Backstage's own start runs it; relative paths in the
    // configuration start from here.
    cwd: join(root, 'packages', 'backend'),
    script: join(root, 'packages', 'backend', 'src', 'index.ts'),
    args: configs.flatMap(file => ['--config', resolve(root, file)]),
  };
}
