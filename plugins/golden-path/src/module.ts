import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { createPage } from './extensions/createPage';
import {
  choiceField,
  nameField,
  ownerField,
  repoField,
  systemField,
} from './extensions/formFields';

/** The create experience: golden paths as cards, the wizard, its fields, runs and their results. */
export const goldenPathModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    createPage,
    nameField,
    ownerField,
    systemField,
    choiceField,
    repoField,
  ],
});
