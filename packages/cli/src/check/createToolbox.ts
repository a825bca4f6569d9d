import path from 'node:path';
import { Toolbox } from './Toolbox';

/** The programs of this machine; those of `.ci/tools` are in CAUSEWAY_TOOLS or, in a checkout, in `.tools/ci`. */
export function createToolbox(): Toolbox {
  return new Toolbox({
    dir:
      process.env.CAUSEWAY_TOOLS ||
      // eslint-disable-next-line no-restricted-syntax -- the tools lie beside the packages, in none of them
      path.resolve(__dirname, '../../../../.tools/ci'),
    path: process.env.PATH,
  });
}
