import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasSlos } from '../lib/hasSlos';

/** The overview's card: what each promise comes to, how we know, and what may ship. */
export const budgetCard = EntityCardBlueprint.make({
  name: 'budget',
  params: {
    type: 'info',
    filter: hasSlos,
    loader: () =>
      import('../components/entity/BudgetCard').then(m => <m.BudgetCard />),
  },
});
