import { EntityStripBlueprint } from '@causeway/plugin-catalog-pages';
import { hasSlos } from '../lib/hasSlos';

/** The service contract above the tabs of a service page. */
export const contractStrip = EntityStripBlueprint.make({
  name: 'contract',
  params: {
    filter: hasSlos,
    loader: () =>
      import('../components/entity/ContractStrip').then(m => (
        <m.ContractStrip />
      )),
  },
});
