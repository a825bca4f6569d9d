import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { aboutCard } from './extensions/aboutCard';
import { catalogPage } from './extensions/catalogPage';
import { entityPage } from './extensions/entityPage';
import { overviewContent } from './extensions/overviewContent';
import { relationsCard } from './extensions/relationsCard';

/** Our catalog page and service page in place of the catalog plugin's own. */
export const catalogPagesModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPage,
    entityPage,
    overviewContent,
    aboutCard,
    relationsCard,
  ],
});
