import { checkFiles } from '../../rules/checkFiles';
import type { Checker } from '../Checker';

/** Names, numbers and references that stand in several files agree. */
export const rules: Checker = {
  id: 'rules',
  title: 'files agree with each other',
  needs: [],
  scope: 'every',
  reads: render => render.files,
  async run({ render }) {
    return checkFiles(render.texts).findings;
  },
};
