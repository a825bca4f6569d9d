import { checkFiles } from '../../rules/checkFiles';
import type { ParseCache } from '../../rules/model/Repository';
import type { Checker } from '../Checker';

/** Renders of one golden path differ in few files: the others are parsed once. */
const parsed: ParseCache = new Map();

/** Names, numbers and references that stand in several files agree. */
export const rules: Checker = {
  id: 'rules',
  title: 'files agree with each other',
  needs: [],
  scope: 'every',
  reads: render => render.files,
  async run({ render }) {
    return checkFiles(render.texts, { parsed }).findings;
  },
};
