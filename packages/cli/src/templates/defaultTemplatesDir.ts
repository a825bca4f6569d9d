import path from 'node:path';

/** The golden paths of the checkout that this command belongs to. */
// eslint-disable-next-line no-restricted-syntax -- the templates lie beside the packages, in none of them
export const DEFAULT_TEMPLATES_DIR = path.resolve(
  __dirname,
  '../../../../templates',
);
