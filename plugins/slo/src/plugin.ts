import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { budgetCard } from './extensions/budgetCard';
import { homeSlos } from './extensions/homeSlos';
import { searchResult } from './extensions/searchResult';
import { searchType } from './extensions/searchType';
import { sloApi } from './extensions/sloApi';
import { slosPage } from './extensions/slosPage';
import { slosTab } from './extensions/slosTab';
import { systemTab } from './extensions/systemTab';
import { contractStrip } from './extensions/contractStrip';
import { rootRouteRef } from './routes';

/** SLOs: what was promised, what is true, how we know, what to do next. */
export const sloPlugin = createFrontendPlugin({
  pluginId: 'slo',
  title: 'SLOs',
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [
    sloApi,
    slosPage,
    slosTab,
    systemTab,
    contractStrip,
    budgetCard,
    homeSlos,
    searchResult,
    searchType,
  ],
});
