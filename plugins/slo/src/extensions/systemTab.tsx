import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasSystemSlos } from '../lib/hasSystemSlos';
import { TAB_PATH } from '../lib/paths';

/** The system page's tab: all its SLOs as one budget. */
export const systemTab = EntityContentBlueprint.make({
  name: 'system-slos',
  params: {
    path: `/${TAB_PATH}`,
    title: 'SLOs',
    group: 'observability',
    filter: hasSystemSlos,
    loader: () =>
      import('../components/system/SystemTab').then(m => <m.SystemTab />),
  },
});
