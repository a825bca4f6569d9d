import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { TAB_PATH } from '../lib/paths';
import { hasSlos } from '../lib/hasSlos';

/** The service page's tab. */
export const slosTab = EntityContentBlueprint.make({
  name: 'slos',
  params: {
    path: `/${TAB_PATH}`,
    title: 'SLOs',
    group: 'observability',
    filter: hasSlos,
    loader: () =>
      import('../components/service/SlosTab').then(m => <m.SlosTab />),
  },
});
