import path from 'node:path';

/* eslint-disable no-restricted-syntax -- the templates lie beside the packages, in none of them */
/** The golden paths of the checkout that this command belongs to. */
export const DEFAULT_TEMPLATES_DIR = path.resolve(
  __dirname,
  '../../../../templates',
);
