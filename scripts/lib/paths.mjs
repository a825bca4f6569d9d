import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folders; the path may hold spaces. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const toolsDirectory = join(root, '.tools');
export const dataDirectory =
  process.env.CAUSEWAY_DATA_DIRECTORY || join(root, 'data');
export const nodeTransform = join(
  root,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
